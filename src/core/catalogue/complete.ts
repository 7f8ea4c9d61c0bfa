import { maskTemplates } from '../text/template';
import { decodeValue } from './encode';
import { matchOperation, withValues } from './match';
import type { Operation, Parameter, ParameterType } from './operation';
import { indexedSegments, type OperationIndex } from './operationIndex';
import { parameterName, queryStart } from './paths';
import { readQuery } from './query';
import { searchOperations } from './search';
import { inSmallLetters, literalsAt, originOf, typedSegments, typedWords } from './typedPath';

/** Something that a typed path may become. */
export interface Completion {
  /** Distinct within a list. */
  readonly key: string;
  readonly label: string;
  /** The method of an operation. */
  readonly mark?: string;
  readonly detail: string;
  readonly method: string;
  readonly path: string;
  /** What is to be selected then: the first value that is still missing, or the end. */
  readonly selection: readonly [from: number, to: number];
}

/** How many operations are offered; more than these, nobody reads. */
const MOST = 30;

/** What a typed path may become at a cursor: operations before its query, names of parameters within. */
export function completionsAt(
  index: OperationIndex,
  method: string,
  path: string,
  cursor: number,
): readonly Completion[] {
  const queryAt = maskTemplates(path).indexOf('?');
  if (queryAt < 0 || cursor <= queryAt) {
    const typed = queryAt < 0 ? path : path.slice(0, queryAt);
    return searchOperations(index, typed, MOST).map((operation) =>
      operationCompletion(operation, path),
    );
  }
  const operation = matchOperation(index, method, path)?.operation;
  return operation ? queryCompletions(operation, method, path, cursor) : [];
}

/** What of a typed text is a path or an address, and not words to search by. */
function pathIn(typed: string): string {
  const text = typed.trimStart();
  if (text.startsWith('/') || originOf(text) !== '') return text;
  return typedWords(text).find((word) => word.includes('/')) ?? '';
}

/** The path of an operation, with the site, the values and the query of what was typed in their places. */
export function pathOf(operation: Operation, typed: string): string {
  const path = pathIn(typed);
  return withValues(path, operation, typedValues(operation, path));
}

/** Where the first value is missing in a path, or its end. */
function firstGap(path: string): readonly [from: number, to: number] {
  const gap = /\{[^{}/?]+\}/u.exec(maskTemplates(path).slice(0, queryStart(path)));
  return gap ? [gap.index, gap.index + gap[0].length] : [path.length, path.length];
}

function operationCompletion(operation: Operation, typed: string): Completion {
  const { method, summary, deprecated } = operation;
  const path = pathOf(operation, typed);
  return {
    key: `${method} ${operation.path}`,
    label: operation.path,
    mark: method,
    detail: deprecated ? `${summary} (deprecated)` : summary,
    method,
    path,
    selection: firstGap(path),
  };
}

/** What was typed in the places of parameters, wherever in the operation's path it begins. */
function typedValues({ path }: Operation, typed: string): Readonly<Record<string, string>> {
  const given = typedSegments(typedWords(typed)[0] ?? '');
  const small = inSmallLetters(given);
  const own = indexedSegments(path);
  const start = own.findIndex((_, at) => literalsAt(own, small, at) !== undefined);
  if (start < 0) return {};
  const values = given.flatMap((text, at) => {
    const name = own[start + at]?.name;
    const isValue = name !== undefined && text !== '' && parameterName(text) === undefined;
    return isValue ? [[name, decodeValue(text)] as const] : [];
  });
  return Object.fromEntries(values);
}

function queryCompletions(
  { queryParameters }: Operation,
  method: string,
  path: string,
  cursor: number,
): readonly Completion[] {
  const masked = maskTemplates(path);
  const from =
    Math.max(masked.lastIndexOf('?', cursor - 1), masked.lastIndexOf('&', cursor - 1)) + 1;
  const next = masked.indexOf('&', cursor);
  const to = next < 0 ? path.length : next;
  const typed = masked.slice(from, cursor);
  const replace = (text: string, detail: string, label: string): Completion => ({
    key: label,
    label,
    detail,
    method,
    path: path.slice(0, from) + text + path.slice(to),
    selection: [from + text.length, from + text.length],
  });
  if (typed.includes('=')) return [];
  const present = readQuery(path.slice(0, from) + path.slice(to)).map(([name]) => name);
  return queryParameters
    .filter(({ name, several }) => several || !present.includes(name))
    .filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()))
    .map((parameter) =>
      replace(`${encodeURIComponent(parameter.name)}=`, parameter.sentence, parameter.name),
    );
}

/** The values that a parameter is documented to have. */
export function valuesOf(parameter: Parameter | undefined): readonly string[] {
  if (parameter === undefined) return [];
  return parameter.type === 'boolean' ? ['true', 'false'] : parameter.values;
}

/** What is wrong with a value by its parameter: what is missing, or of another type. */
export function valueProblem(
  { type, values, several, required }: Parameter,
  value: string,
): 'missing' | 'type' | 'value' | undefined {
  if (value === '') return required ? 'missing' : undefined;
  // A template becomes what it stands for before it is sent.
  if (value.includes('{{')) return undefined;
  const entries = several ? value.split(',').map((entry) => entry.trim()) : [value];
  if (!entries.every((entry) => isOfType(type, entry))) return 'type';
  return values.length > 0 && !entries.every((entry) => values.includes(entry))
    ? 'value'
    : undefined;
}

function isOfType(type: ParameterType, value: string): boolean {
  if (type === 'integer') return /^-?\d+$/u.test(value);
  if (type === 'number') return Number.isFinite(Number(value));
  return type !== 'boolean' || value === 'true' || value === 'false';
}
