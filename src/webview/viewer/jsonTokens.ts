/** What a piece of a line of JSON is. */
export type TokenKind = 'name' | 'string' | 'number' | 'word' | 'punctuation' | 'plain';

/** A piece of a line of JSON. */
export interface Token {
  readonly kind: TokenKind;
  readonly from: number;
  readonly to: number;
}

/** A line with more pieces is no line of a pretty print, and an element for each would hold up scrolling. */
const MOST_TOKENS = 400;

/** A string may be cut off at the end of a line. */
const TOKEN =
  /(?<string>"(?:[^"\\]|\\.)*(?:"(?<colon>\s*:)?|\\?$))|(?<number>-?\d[\d.eE+-]*)|(?<word>[a-zA-Z]+)|(?<punctuation>[{}[\]:,]+)/gsu;

/** Splits one line of JSON into pieces that together are the line. */
export function jsonTokens(line: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const add = (kind: TokenKind, to: number): void => {
    if (to > at) tokens.push({ kind, from: at, to });
    at = Math.max(at, to);
  };
  for (const { 0: match, index, groups = {} } of line.matchAll(TOKEN)) {
    if (tokens.length >= MOST_TOKENS) break;
    add('plain', index);
    const end = index + match.length;
    if (groups['string'] === undefined) add(kindOf(groups), end);
    else if (groups['colon'] === undefined) add('string', end);
    else {
      add('name', end - groups['colon'].length);
      add('punctuation', end);
    }
  }
  add('plain', line.length);
  return tokens;
}

function kindOf(groups: Partial<Record<string, string>>): TokenKind {
  if (groups['number'] !== undefined) return 'number';
  return groups['word'] === undefined ? 'punctuation' : 'word';
}
