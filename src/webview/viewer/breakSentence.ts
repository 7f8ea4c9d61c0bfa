import type { BreakInJson, ExpectedInJson } from '../../core/json/scanState';

const EXPECTED: Record<ExpectedInJson, string> = {
  value: 'a value',
  value_or_close: 'a value or “]”',
  name: 'a name in quotes',
  name_or_close: 'a name in quotes or “}”',
  colon: '“:”',
  comma_or_close: '“,” or a closing bracket',
  end: 'nothing more',
  digit: 'a digit',
  word: 'true, false or null',
  escape: 'a character that may be escaped',
  hex_digit: 'a hexadecimal digit',
  end_of_string: 'the end of a string',
};

/** Where a body stops being JSON, of so many bytes. */
export function breakSentence(
  { offset, line, column, expected }: BreakInJson,
  size: number,
): string {
  const where = `Line ${line.toLocaleString('en-US')}, column ${column.toLocaleString('en-US')}`;
  const what = offset >= size ? 'the body ends' : 'the body stops being JSON';
  return `${where}: ${what} where ${EXPECTED[expected]} was expected. Up to there it is shown; Raw shows all of it.`;
}
