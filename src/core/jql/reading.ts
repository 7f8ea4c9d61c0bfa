import type { Token } from './tokens';

/** What a query has said up to a place, and what it has to say next there. */
export interface Reading {
  /** `connector` is what follows a whole clause, or a field to sort by. */
  readonly expects: 'field' | 'operator' | 'value' | 'connector' | 'by';
  /** Of the last clause, without quotes. */
  readonly field: string;
  /** Of the last clause, in lower case with single blanks; `not` where its `in` is still missing. */
  readonly operator: string;
  /** The last of `by`, `from` and the like behind `was` or `changed`. */
  readonly predicate: string | undefined;
  readonly isList: boolean;
  readonly isOrder: boolean;
  /** Whether the last field to sort by has its direction. */
  readonly isDirected: boolean;
  /** Whether a parenthesis would hold the arguments of a function. */
  readonly isCallable: boolean;
  /** The parentheses around conditions that are open. */
  readonly groups: number;
  /** The parentheses around arguments that are open. */
  readonly calls: number;
}

const START: Reading = {
  expects: 'field',
  field: '',
  operator: '',
  predicate: undefined,
  isList: false,
  isOrder: false,
  isDirected: false,
  isCallable: false,
  groups: 0,
  calls: 0,
};

const OPERATOR = /^(?:[=~<>]|[!<>]=|!~|is|was|(?:not )?in)$/u;
const LONGER_OPERATOR = /^(?:is not|was not|was (?:not )?in)$/u;

/** The words that may follow a clause of the history. */
export const PREDICATES = 'by before after on during from to'.split(' ');

/** What ends a clause, however incomplete it is, as no value is written so. */
export const CONNECTOR = /^(?:and|or|order|&&?|\|\|?)$/iu;

/** Reads any beginning of a query; what makes no sense where it stands is passed over. */
export function read(tokens: readonly Token[]): Reading {
  return tokens.reduce((reading, token) => ({ ...reading, ...step(reading, token) }), START);
}

/** What a piece changes. */
function step(reading: Reading, { kind, text }: Token): Partial<Reading> {
  const { expects, isList, isOrder, operator, predicate, groups, calls } = reading;
  // What is in quotes is no word of the language.
  const word = kind === 'quoted' ? '"' : text.toLowerCase();
  const isName = kind !== 'symbol';
  if (calls > 0) return { calls: calls + Number(word === '(') - Number(word === ')') };
  if (!isOrder && CONNECTOR.test(word)) {
    return { ...START, groups, expects: word === 'order' ? 'by' : 'field' };
  }
  if (word === ')') {
    return {
      expects: 'connector',
      isList: false,
      isCallable: false,
      groups: isList ? groups : Math.max(0, groups - 1),
    };
  }
  if (expects === 'by') return word === 'by' ? { expects: 'field', isOrder: true } : {};
  if (expects === 'field') {
    if (word === '(') return { groups: groups + 1 };
    if (!isName || word === 'not') return {};
    return { expects: isOrder ? 'connector' : 'operator', field: text, isDirected: false };
  }
  const longer = `${operator} ${word}`.trim();
  if (expects === 'operator') {
    if (longer === 'not') return { operator: longer };
    if (longer === 'changed') return { operator: longer, expects: 'connector' };
    return OPERATOR.test(longer) ? { operator: longer, expects: 'value' } : {};
  }
  if (expects === 'value') {
    if (word === '(') return { isList: true };
    if (!isList && predicate === undefined && LONGER_OPERATOR.test(longer)) {
      return { operator: longer };
    }
    return isName ? { expects: 'connector', isCallable: true } : {};
  }
  if (word === '(') return { calls: Number(reading.isCallable) };
  if (word === ',' && isOrder) return { expects: 'field' };
  if (word === ',' && isList) return { expects: 'value' };
  if (isOrder) return word === 'asc' || word === 'desc' ? { isDirected: true } : {};
  return !isList && hasHistory(operator) && PREDICATES.includes(word)
    ? { predicate: word, expects: 'value', isCallable: false }
    : {};
}

/** Whether a clause of an operator may be followed by predicates. */
export function hasHistory(operator: string): boolean {
  return /^(?:was|changed)/u.test(operator);
}
