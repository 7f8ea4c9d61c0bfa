import { isJsonObject, type JsonObject } from '../jsonValue';

/** A field that a query may name. */
export interface JqlField {
  /** As a query writes it, in quotes where it must be. */
  readonly value: string;
  /** As people know it: `Story Points - cf[10016]`. */
  readonly name: string;
  /** `cf[10016]`, by which a query may name a custom field, too. */
  readonly customId: string | undefined;
  /** None for a field that only sorts. */
  readonly operators: readonly string[];
  /** The Java classes of its values. */
  readonly types: readonly string[];
  readonly isOrderable: boolean;
  /** Whether the site suggests values of it. */
  readonly hasValues: boolean;
}

/** A function that may stand for a value. */
export interface JqlFunction {
  /** As a query writes it, with empty arguments where it needs some. */
  readonly value: string;
  readonly name: string;
  /** The Java classes of its values. */
  readonly types: readonly string[];
  /** Whether it may stand for one value, as after `=`. */
  readonly isSingle: boolean;
  /** Whether it may stand for several values, as after `in` without parentheses. */
  readonly isList: boolean;
}

/** What a site's JQL knows. */
export interface JqlVocabulary {
  readonly fields: readonly JqlField[];
  readonly functions: readonly JqlFunction[];
}

/** A value of a field. */
export interface JqlValue {
  /** As Jira writes it in a query. */
  readonly value: string;
  readonly label: string;
}

/**
 * The vocabulary in an answer of `/rest/api/3/jql/autocompletedata`; undefined where the answer is
 * not of that form.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-jql/#api-rest-api-3-jql-autocompletedata-get
 */
export function readVocabulary(json: unknown): JqlVocabulary | undefined {
  if (!isJsonObject(json)) return undefined;
  const fields = entriesOf(json['visibleFieldNames']);
  const functions = entriesOf(json['visibleFunctionNames']);
  if (fields === undefined || functions === undefined) return undefined;
  return { fields: fields.map(readField), functions: functions.map(readFunction) };
}

/**
 * The values in an answer of `/rest/api/3/jql/autocompletedata/suggestions`; undefined where it is
 * not of that form.
 */
export function readSuggestions(json: unknown): readonly JqlValue[] | undefined {
  const results = isJsonObject(json) ? entriesOf(json['results']) : undefined;
  return results?.map((entry) => ({ value: entry.value, label: withoutMarkup(nameOf(entry)) }));
}

type Entry = JsonObject & { readonly value: string };

/** One entry of another form does not hide the others. */
function entriesOf(list: unknown): readonly Entry[] | undefined {
  return Array.isArray(list) ? list.filter(isEntry) : undefined;
}

function isEntry(entry: unknown): entry is Entry {
  return isJsonObject(entry) && typeof entry['value'] === 'string';
}

function readField(entry: Entry): JqlField {
  const { cfid } = entry;
  return {
    value: entry.value,
    name: nameOf(entry),
    customId: typeof cfid === 'string' ? cfid : undefined,
    operators: entry['searchable'] === 'false' ? [] : textsOf(entry['operators']),
    types: textsOf(entry['types']),
    isOrderable: entry['orderable'] === 'true',
    hasValues: entry['auto'] === 'true',
  };
}

function readFunction(entry: Entry): JqlFunction {
  const isBoth = entry['supportsListAndSingleValueOperators'] === 'true';
  const isList = entry['isList'] === 'true';
  return {
    value: entry.value,
    name: nameOf(entry),
    types: textsOf(entry['types']),
    isSingle: isBoth || !isList,
    isList: isBoth || isList,
  };
}

function nameOf({ displayName, value }: Entry): string {
  return typeof displayName === 'string' ? displayName : value;
}

function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((text) => typeof text === 'string') : [];
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Jira marks what was typed, and escapes all else that could be markup. */
function withoutMarkup(html: string): string {
  return html
    .replaceAll(/<\/?b>/giu, '')
    .replaceAll(/&(?:#(\d{1,6})|(amp|lt|gt|quot));/gu, (_, code?: string, name = '') =>
      code === undefined ? (CHARACTERS[name as string] ?? '') : String.fromCodePoint(Number(code)),
    );
}
