import type { JqlExpectation, ValuePlace } from './expectation';
import { quoteJql } from './quote';
import { tokenize } from './tokens';
import type { JqlField, JqlFunction, JqlValue, JqlVocabulary } from './vocabulary';

/** Something to put in the place that an expectation is of. */
export interface JqlSuggestion {
  readonly label: string;
  readonly insert: string;
  /** The type of a field. */
  readonly detail?: string;
}

/** The Java class of what a predicate takes, where it is not the field's own. */
function typeOf(predicate: string | undefined): string | undefined {
  if (predicate === undefined || isOfField(predicate)) return undefined;
  return predicate === 'by' ? 'com.atlassian.jira.user.ApplicationUser' : 'java.util.Date';
}

/** What may be written at a place, the likeliest first; `values` are the site's own for it. */
export function jqlSuggestions(
  expectation: JqlExpectation,
  vocabulary: JqlVocabulary,
  values: readonly JqlValue[],
): readonly JqlSuggestion[] {
  const { typed, blank } = expectation;
  const plain = (label: string, insert = label): JqlSuggestion => ({
    label,
    insert: insert + blank,
  });
  switch (expectation.kind) {
    case 'field':
      return matching(fieldSuggestions(expectation.isOrder, vocabulary, blank), typed);
    case 'operator':
      return matching(
        operatorsOf(vocabulary, expectation.field).map((word) => plain(word, ` ${word}`)),
        typed,
      );
    case 'keyword':
      return matching(
        expectation.words.map((word) => plain(word, /\w/u.test(word) ? ` ${word}` : word)),
        typed,
      );
    case 'value':
      return matching(
        valueSuggestions(expectation, vocabulary, values).map(([label, insert]) =>
          plain(label, insert),
        ),
        typed,
      );
    case 'nothing':
      return [];
  }
}

/**
 * The query of `/rest/api/3/jql/autocompletedata/suggestions` that finds the values for a place;
 * undefined where the site has none to suggest.
 */
export function valuesQuery(
  expectation: JqlExpectation,
  vocabulary: JqlVocabulary,
): Readonly<Record<string, string>> | undefined {
  if (expectation.kind !== 'value') return undefined;
  const { field, operator, predicate, typed } = expectation;
  const fieldName = field;
  if (predicate !== undefined) {
    const isAsked = predicate === 'by' || isOfField(predicate);
    return isAsked ? { fieldName, predicateName: predicate, predicateValue: typed } : undefined;
  }
  const hasValues = fieldOf(vocabulary, field)?.hasValues && !isEmptiness(operator);
  return hasValues ? { fieldName, fieldValue: typed } : undefined;
}

/** Those that begin with what was typed, then those that have it within. */
function matching(suggestions: readonly JqlSuggestion[], typed: string): readonly JqlSuggestion[] {
  const text = typed.toLowerCase();
  const placed = suggestions.map((suggestion) => {
    const { label, insert } = suggestion;
    const places = [label, insert.replaceAll(/^[\s("]+|\s+$/gu, '')].map((each) =>
      each.toLowerCase().indexOf(text),
    );
    return { suggestion, places };
  });
  return [
    ...placed.filter(({ places }) => places.includes(0)),
    ...placed.filter(({ places }) => !places.includes(0) && places.some((place) => place > 0)),
  ].map(({ suggestion }) => suggestion);
}

function fieldSuggestions(
  isOrder: boolean,
  { fields }: JqlVocabulary,
  blank: string,
): readonly JqlSuggestion[] {
  const fitting = fields
    .filter(({ operators, isOrderable }) => (isOrder ? isOrderable : operators.length > 0))
    .map(({ name, value, types: [type = ''] }) => ({
      label: name,
      insert: value + blank,
      detail: type.slice(type.lastIndexOf('.') + 1),
    }));
  return isOrder ? fitting : [...fitting, { label: 'NOT', insert: `NOT${blank}` }];
}

/** Labels, and what they insert. */
function valueSuggestions(
  { field, operator, predicate, list }: ValuePlace,
  vocabulary: JqlVocabulary,
  values: readonly JqlValue[],
): readonly (readonly [label: string, insert: string])[] {
  const isFirst = list !== 'open' && predicate === undefined;
  // `is` may become `is not`.
  const rests = operatorsOf(vocabulary, field)
    .filter((other) => isFirst && other.startsWith(`${operator} `))
    .map((other) => other.slice(operator.length + 1));
  if (isEmptiness(operator)) return ['EMPTY', 'NULL', ...rests].map((word) => [word, word]);
  const type = typeOf(predicate);
  const types = type === undefined ? fieldOf(vocabulary, field)?.types : [type];
  const fits = (one: JqlFunction): boolean =>
    (list === 'none' ? one.isSingle : true) && one.types.some((each) => types?.includes(each));
  const opening = list === 'missing' ? '(' : '';
  return [
    ...values.map(({ label, value }) => [label, opening + asWritten(value)] as const),
    ...vocabulary.functions
      .filter(fits)
      .map(({ name, value, isList }) => [name, (isList ? '' : opening) + value] as const),
    ...rests.map((rest) => [rest, rest] as const),
  ];
}

/** Jira quotes its values itself, reserved words among them. */
function asWritten(value: string): string {
  return /^(?:[a-z]+|"(?:[^"\\]|\\.)*")$/iu.test(value) ? value : quoteJql(value);
}

function isOfField(predicate: string): boolean {
  return /^(?:from|to)$/u.test(predicate);
}

function isEmptiness(operator: string): boolean {
  return operator.startsWith('is');
}

/** Where the field is not known, such as a variable, all that any field has. */
function operatorsOf(vocabulary: JqlVocabulary, field: string): readonly string[] {
  const known = fieldOf(vocabulary, field);
  return known
    ? known.operators
    : [...new Set(vocabulary.fields.flatMap(({ operators }) => operators))];
}

function fieldOf({ fields }: JqlVocabulary, field: string): JqlField | undefined {
  const name = field.toLowerCase();
  return fields.find(
    ({ value, customId }) =>
      tokenize(value)[0]?.text.toLowerCase() === name || customId?.toLowerCase() === name,
  );
}
