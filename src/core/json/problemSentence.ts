import type { JsonProblem } from './jsonProblems';

const SENTENCES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This is no JSON: text stands in double quotes.',
  InvalidNumberFormat: 'This is not a number of JSON.',
  PropertyNameExpected: 'A name in double quotes is expected here.',
  ValueExpected: 'A value is expected here.',
  ColonExpected: 'A colon is expected here.',
  CommaExpected: 'A comma is expected here.',
  CloseBraceExpected: 'A closing brace is missing.',
  CloseBracketExpected: 'A closing bracket is missing.',
  EndOfFileExpected: 'The body ends before this.',
  InvalidCommentToken: 'JSON has no comments.',
  UnexpectedEndOfString: 'The quote that ends this text is missing.',
  UnexpectedEndOfNumber: 'This number ends too early.',
  InvalidUnicode: 'A \\u needs four hexadecimal digits.',
  InvalidEscapeCharacter: 'JSON knows no such escape.',
  InvalidCharacter: 'This character must be escaped.',
  member_unknown: 'Jira’s documentation does not name this.',
};

/** What is wrong at a place of a body, for a person. */
export function problemSentence({ code, expected }: JsonProblem): string {
  switch (code) {
    case 'type_other':
      return `Jira’s documentation says that this is of type ${expected}.`;
    case 'value_unknown':
      return `Jira’s documentation names these values: ${expected}.`;
    case 'member_missing':
      return `“${expected}” is required.`;
    default:
      return SENTENCES[code] ?? 'This is no JSON.';
  }
}
