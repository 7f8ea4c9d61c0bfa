/** A piece of a query; blanks lie between the pieces. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'symbol';
  /** Without quotes and escapes. */
  readonly text: string;
  /** Where it begins in the query, quotes included, and where it has ended. */
  readonly start: number;
  readonly end: number;
  /** Whether nothing can be added to it: a quote that is closed, a `{{variable}}`. */
  readonly isClosed: boolean;
}

/**
 * A `{{variable}}` is a part of a word, and so is what is in brackets. A quote that is not closed
 * goes to the end. The last alternative takes each character that no other does.
 */
const PIECE =
  /"(?<double>(?:\{\{[^\r\n]*?\}\}|[^"\\]|\\[^]?)*)(?<close>")?|'(?<single>(?:\{\{[^\r\n]*?\}\}|[^'\\]|\\[^]?)*)(?<end>')?|(?<symbol>[!<>]=|!~|&&?|\|\|?|[=~<>!(),])|(?:\{\{[^\r\n]*?\}\}|\[[^\]]*\]|\\[^]?|[^\s"'=!~<>(),&|\\])+/gu;

/** Cuts any text into the pieces of a query. */
export function tokenize(jql: string): readonly Token[] {
  return [...jql.matchAll(PIECE)].map((match) => {
    const [all] = match;
    const { double, single, close, end, symbol } = match.groups ?? {};
    const quoted = double ?? single;
    return {
      kind: quoted === undefined ? (symbol === undefined ? 'word' : 'symbol') : 'quoted',
      text: unescapeJql(quoted ?? all),
      start: match.index,
      end: match.index + all.length,
      isClosed: quoted === undefined ? all.endsWith('}}') : (close ?? end) !== undefined,
    };
  });
}

const ESCAPED: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };

/** What a text between quotes, or a word, stands for. */
export function unescapeJql(text: string): string {
  return text.replaceAll(/\\(?:u([\da-f]{4})|([^]))/giu, (_, code?: string, character = '') =>
    code === undefined
      ? (ESCAPED[character as string] ?? (character as string))
      : String.fromCharCode(parseInt(code, 16)),
  );
}
