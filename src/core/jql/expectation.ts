import { CONNECTOR, PREDICATES, hasHistory, read, type Reading } from './reading';
import { tokenize, unescapeJql, type Token } from './tokens';

/** A place in a query, and what may be written there. */
export type JqlExpectation = Place &
  (
    | { readonly kind: 'field'; readonly isOrder: boolean }
    | { readonly kind: 'operator'; readonly field: string }
    | ({ readonly kind: 'value' } & ValuePlace)
    | { readonly kind: 'keyword'; readonly words: readonly string[] }
    | { readonly kind: 'nothing' }
  );

/** What a suggestion replaces. */
interface Place {
  /** Offsets, of the blank in front, too, that a keyword or an operator brings along itself. */
  readonly from: number;
  /** Behind the blank that follows, as each suggestion brings along its own. */
  readonly to: number;
  /** The word up to the cursor, without quotes and escapes. */
  readonly typed: string;
  /** What ends a suggestion here: nothing in front of a comma or a closing parenthesis. */
  readonly blank: '' | ' ';
}

/** The clause that a value is for. */
export interface ValuePlace {
  /** Without quotes. */
  readonly field: string;
  /** In lower case. */
  readonly operator: string;
  /** `by`, `from` and the like, where the value is for one of them. */
  readonly predicate: string | undefined;
  /** Whether the parenthesis of a list is open, or still to come. */
  readonly list: 'none' | 'missing' | 'open';
}

/** What belongs to a word behind it; a function has its arguments. */
const REST: Partial<Record<Reading['expects'], RegExp>> = {
  operator: /(?:\s+(?:not|in)\b)*/iuy,
  value: /(?:\((?:"[^"]*"?|'[^']*'?|[^"'()])*\)?)?/uy,
  connector: /(?:\s+by\b)?/iuy,
};

/** A quote that is still open has not the whole query within it. */
const WORD_REST = /[^\s(),]*/uy;

/** What may be written at a cursor in any text. */
export function jqlAt(text: string, cursor: number): JqlExpectation {
  const tokens = tokenize(text);
  let index = tokens.findIndex(({ end }) => end >= cursor);
  if (index < 0) index = tokens.length;
  let reading = read(tokens.slice(0, index));
  const ended = tokens[index];
  if (ended?.end === cursor && isWhole(ended, reading)) {
    index += 1;
    reading = read(tokens.slice(0, index));
  }
  const next = tokens[index];
  const word = next && next.start <= cursor && isReplaced(next, reading, cursor) ? next : undefined;
  const start = word?.start ?? cursor;
  const typed = unescapeJql(text.slice(start + Number(word?.kind === 'quoted'), cursor));
  const end = word ? endOf(text, word, reading, cursor) : cursor;
  const isFollowed = text[end] === ' ';
  const place: Place = {
    from: start,
    to: end + Number(isFollowed),
    typed,
    blank: isFollowed || !/[,)]/u.test(text[end] ?? '') ? ' ' : '',
  };
  // Within a variable, its name is written.
  if (reading.calls > 0 || word?.text.includes('{{')) return { ...place, kind: 'nothing' };
  const { expects, field, operator, predicate } = reading;
  if (expects === 'field') return { ...place, kind: 'field', isOrder: reading.isOrder };
  if (expects === 'value') {
    return { ...place, kind: 'value', field, operator, predicate, list: listOf(reading) };
  }
  if (word?.kind === 'quoted') return { ...place, kind: 'nothing' };
  if (expects !== 'operator') {
    return { ...place, from: behindWord(text, start), kind: 'keyword', words: wordsOf(reading) };
  }
  // `not` is the beginning of an operator, whose rest is here.
  const from = operator === '' ? start : (tokens[index - 1]?.start ?? start);
  const whole = operator === '' ? typed : `${operator} ${typed}`;
  return { ...place, from: behindWord(text, from), typed: whole, kind: 'operator', field };
}

/** Whether a piece that ends at the cursor needs nothing more, so that the next thing is expected. */
function isWhole({ kind, text, isClosed }: Token, { expects }: Reading): boolean {
  if (kind !== 'symbol') return isClosed;
  return expects !== 'operator' || !/^[!<>]$/u.test(text);
}

/** Whether a suggestion takes the place of the piece at the cursor, and does not come before it. */
function isReplaced({ kind, text, start }: Token, reading: Reading, cursor: number): boolean {
  const { expects } = reading;
  if (kind === 'symbol') return expects === 'operator' && !/[(),&|]/u.test(text);
  if (start < cursor) return true;
  if (expects === 'operator') return /^(?:i[ns]|was|not|changed)$/iu.test(text);
  if (expects === 'field' || expects === 'value') return !CONNECTOR.test(text);
  return wordsOf(reading).some((word) => word.split(' ')[0] === text.toUpperCase());
}

/** Where the word at the cursor ends, with the rest of an operator, a keyword or a function. */
function endOf(
  text: string,
  { kind, isClosed, end }: Token,
  { expects }: Reading,
  cursor: number,
): number {
  const isOpen = kind === 'quoted' && !isClosed;
  const start = isOpen ? cursor : end;
  const rest = isOpen ? WORD_REST : REST[expects];
  if (rest) rest.lastIndex = start;
  return start + (rest?.exec(text)?.[0].length ?? 0);
}

/** Where a word begins that has a blank in front. */
function behindWord(text: string, from: number): number {
  return text[from - 1] === ' ' ? from - 1 : from;
}

function listOf({ isList, operator, predicate }: Reading): ValuePlace['list'] {
  if (isList) return 'open';
  const needsList = predicate === undefined ? /\bin$/u.test(operator) : predicate === 'during';
  return needsList ? 'missing' : 'none';
}

/** The words that may follow a whole clause, or a field to sort by. */
function wordsOf({
  expects,
  isList,
  isOrder,
  isDirected,
  groups,
  operator,
}: Reading): readonly string[] {
  if (expects === 'by') return ['BY'];
  if (isList) return [',', ')'];
  if (isOrder) return isDirected ? [','] : ['ASC', 'DESC', ','];
  const predicates = PREDICATES.slice(0, operator === 'changed' ? undefined : -2);
  return [
    'AND',
    'OR',
    groups > 0 ? ')' : 'ORDER BY',
    ...(hasHistory(operator) ? predicates.map((word) => word.toUpperCase()) : []),
  ];
}
