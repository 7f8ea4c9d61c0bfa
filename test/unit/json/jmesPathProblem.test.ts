import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import jmespath from 'jmespath';
import { jmesPathProblem } from '../../../src/core/json/jmesPathProblem';

/** The types of the package leave it out. */
const { compile } = jmespath as unknown as { readonly compile: (expression: string) => void };

const problemOf = (expression: string) => jmesPathProblem(expression, compile);

function isCompiled(expression: string): boolean {
  try {
    compile(expression);
    return true;
  } catch {
    return false;
  }
}

const PROBLEMS: readonly (readonly [expression: string, place: string, message: string])[] = [
  ['', ' ', 'Type an expression.'],
  ['issues[?fields.', ' ', 'Something is missing here.'],
  ['a |', ' ', 'Something is missing here.'],
  ['a.', ' ', 'Something is missing here.'],
  ['a..b', '.', '“.” cannot stand here.'],
  ['a.[?b]', '[?', '“[?” cannot stand here.'],
  ['a.b]', ']', '“]” cannot stand here.'],
  ['a=b', '=', 'Equal is written ==.'],
  ['issues[*].{key key}', 'key', 'There should be “:” before “key”.'],
  ['"abc', '"', 'This quote is not closed.'],
  ["a['x", "'", 'This quote is not closed.'],
  ['`[1,]`', '`[1,]`', 'What is quoted here cannot be read.'],
  ['"length"(a)', '(', 'A name of a function is not quoted.'],
  ['foo[a]', 'a', 'In brackets stands a number, “*” or “?”.'],
  ['a ? b', '?', '“?” means nothing here.'],
  ['foo[1:2:3:4]', '4', 'There should be “]” before “4”.'],
];

describe('what is wrong with an expression', () => {
  for (const [expression, place, message] of PROBLEMS) {
    it(`is told with its place: ${expression}`, () => {
      const problem = problemOf(expression);
      equal(problem?.message, message);
      equal(`${expression} `.slice(problem.from, problem.to), place);
    });
  }

  it('is nothing where it is right', () => {
    const right = ['@', 'issues[].key', "a[?b == 'c'].{d: e, f: g[0]}", 'sort_by(a, &b) | [-1]'];
    deepStrictEqual(right.map(problemOf), [undefined, undefined, undefined, undefined]);
  });

  it('is told wherever it cannot be parsed, and nowhere else', () => {
    const piece = fc.constantFrom(
      ...['a', 'b1', '"q"', "'r'", '`1`', '0', '-1', '[', ']', '[]', '[?', '{', '}', '(', ')', ':'],
      ...['.', ',', '*', '@', '&', '|', '||', '&&', '==', '<', '!', ' ', '#', '=', '"', 'length'],
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 9 }), (pieces) => {
        const expression = pieces.join('');
        const problem = problemOf(expression);
        if (!isCompiled(expression)) ok(problem, expression);
        else if (problem) ok(/\.\s*$|\.\s*[^\s\w"*{[]|\.\s*\[[\]?]/u.test(expression), expression);
        if (problem) ok(problem.from < problem.to && problem.to <= expression.length + 1);
      }),
      { numRuns: 3000 },
    );
  });
});
