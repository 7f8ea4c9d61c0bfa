import { JiraError } from '../errors';

/** A piece of a query; the kind `end` closes the list. */
export interface Token {
  readonly kind: 'word' | 'text' | 'operator' | 'end';
  readonly text: string;
  /** Counts from 1, as Jira's messages do. */
  readonly column: number;
}

const PIECE =
  /\s+|"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>(?:[^'\\]|\\.)*)'|(?<operator>!=|!~|<=|>=|[=~<>(),])|(?<word>[^\s"'=!~<>(),]+)/uy;

/** Cuts a query into pieces. @throws JiraError 400 */
export function tokenize(jql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < jql.length) {
    PIECE.lastIndex = at;
    const match = PIECE.exec(jql);
    const column = at + 1;
    if (match === null) throw badCharacter(jql[at]!, column);
    at += match[0].length;
    const { double, single, operator, word } = match.groups ?? {};
    const text = double ?? single;
    if (text !== undefined) {
      tokens.push({ kind: 'text', text: text.replaceAll(/\\(.)/gu, '$1'), column });
    }
    if (operator !== undefined) tokens.push({ kind: 'operator', text: operator, column });
    if (word !== undefined) tokens.push({ kind: 'word', text: word, column });
  }
  return [...tokens, { kind: 'end', text: '', column: jql.length + 1 }];
}

/** A syntax error in Jira's words. */
export function syntaxError(expected: string, { kind, text, column }: Token): JiraError {
  const got = kind === 'end' ? 'the end of the query' : `'${text}'`;
  return new JiraError(400, [
    `Error in the JQL Query: Expecting ${expected} but got ${got}. (line 1, character ${column})`,
  ]);
}

function badCharacter(character: string, column: number): JiraError {
  const isQuote = character === '"' || character === "'";
  return new JiraError(400, [
    isQuote
      ? `Error in the JQL Query: The quoted string that starts at (line 1, character ${column}) has not been completed.`
      : `Error in the JQL Query: The character '${character}' is a reserved JQL character. You must enclose it in a string or use the escape '\\u0021' instead. (line 1, character ${column})`,
  ]);
}
