/** What is wrong with an expression of JMESPath, and where; in UTF-16 units. */
export interface ExpressionProblem {
  readonly from: number;
  /** Behind the end of the expression where that ends too early. */
  readonly to: number;
  readonly message: string;
}

/** Parses an expression; throws where it is none. */
export type CompileExpression = (expression: string) => void;

/** A token as the grammar has it. */
const TOKEN =
  /[A-Za-z_]\w*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|-?\d+|\[[\]?]|&&|\|\||[=<>!]=|[.*,:{}[\]()@&|<>!]/suy;

/** A dot behind which the grammar may have nothing, though some parsers take it. */
const LAX_DOT = /\.\s*(?:$|[^\s\w"*{[]|\[[\]?])/u;

/** With what it may go on behind a dot. */
const BEHIND_DOT = /^(?:[A-Za-z_"*{]|\[$)/u;

/** What a parser that meets the end says, or falls over. */
const AT_END = /EOF|undefined/u;

/**
 * What is wrong with an expression, which `compile` tells without a place: the first token with which
 * its beginning is none, and no longer only unfinished. Undefined where nothing is.
 *
 * @see https://jmespath.org/specification.html#grammar
 */
export function jmesPathProblem(
  expression: string,
  compile: CompileExpression,
): ExpressionProblem | undefined {
  if (expression.trim() === '') return { from: 0, to: 1, message: 'Type an expression.' };
  // Places are looked for only where there is something to be found.
  if (errorOf(compile, expression) === undefined && !LAX_DOT.test(expression)) return undefined;
  const { tokens, problem } = tokensOf(expression, compile);
  let before = '';
  for (const { from, to } of tokens) {
    const token = expression.slice(from, to);
    const error = errorOf(compile, expression.slice(0, to));
    if (error !== undefined && !isUnfinished(error)) {
      return { from, to, message: sentence(error.message, token) };
    }
    // Some parsers take anything behind a dot, and fall over it later.
    if (before === '.' && !BEHIND_DOT.test(token)) return { from, to, message: misplaced(token) };
    before = token;
  }
  if (problem) return problem;
  const isWhole = errorOf(compile, expression) === undefined && before !== '.';
  const end = expression.length;
  return isWhole ? undefined : { from: end, to: end + 1, message: 'Something is missing here.' };
}

interface Token {
  readonly from: number;
  readonly to: number;
}

/** The tokens up to the first thing that is none, and what is wrong with that. */
function tokensOf(
  expression: string,
  compile: CompileExpression,
): { readonly tokens: readonly Token[]; readonly problem?: ExpressionProblem } {
  const tokens: Token[] = [];
  let at = pastSpace(expression, 0);
  while (at < expression.length) {
    TOKEN.lastIndex = at;
    const text = TOKEN.exec(expression)?.[0];
    if (text === undefined) return { tokens, problem: problemAt(expression, at) };
    const to = at + text.length;
    if (/["`]/u.test(text) && errorOf(compile, text) !== undefined) {
      return { tokens, problem: { from: at, to, message: 'What is quoted here cannot be read.' } };
    }
    tokens.push({ from: at, to });
    at = pastSpace(expression, to);
  }
  return { tokens };
}

function problemAt(expression: string, at: number): ExpressionProblem {
  const character = String.fromCodePoint(expression.codePointAt(at) ?? 0);
  const to = at + character.length;
  if (/["'`]/u.test(character)) return { from: at, to, message: 'This quote is not closed.' };
  if (character === '=') return { from: at, to, message: 'Equal is written ==.' };
  return { from: at, to, message: `“${character}” means nothing here.` };
}

function pastSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && ' \t\n'.includes(text.charAt(at))) at += 1;
  return at;
}

function errorOf(compile: CompileExpression, expression: string): Error | undefined {
  try {
    compile(expression);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The beginning of an expression may lack something that is still to come. */
function isUnfinished(error: Error): boolean {
  return error instanceof TypeError || AT_END.test(error.message);
}

const CLOSERS: Readonly<Record<string, string>> = {
  Rbracket: ']',
  Rbrace: '}',
  Rparen: ')',
  Colon: ':',
};

function misplaced(token: string): string {
  return `“${token}” cannot stand here.`;
}

function sentence(message: string, token: string): string {
  if (message.startsWith('Quoted')) return 'A name of a function is not quoted.';
  if (message.startsWith('Expected Star')) return 'In brackets stands a number, “*” or “?”.';
  const expected = CLOSERS[/^Expected (\w+)/u.exec(message)?.[1] ?? ''];
  return expected === undefined
    ? misplaced(token)
    : `There should be “${expected}” before “${token}”.`;
}
