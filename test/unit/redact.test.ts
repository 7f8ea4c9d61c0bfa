import { equal } from 'node:assert/strict';
import { redact } from '../../src/core/redact';

describe('redaction', () => {
  const rows: readonly [
    what: string,
    text: string,
    secrets: (string | undefined)[],
    redacted: string,
  ][] = [
    ['every occurrence', 'a tok b tok', ['tok'], 'a «redacted» b «redacted»'],
    ['several secrets', 'one two', ['one', 'two'], '«redacted» «redacted»'],
    ['a secret of one character', 'x=7', ['7'], 'x=«redacted»'],
    ['a secret that looks like a pattern', 'a.c abc', ['a.c'], '«redacted» abc'],
    ['a secret with $&', 'x $& y', ['$&'], 'x «redacted» y'],
    ['no secret at all', 'text', [undefined, ''], 'text'],
    ['the longer of two secrets that begin alike', 'token-1', ['token', 'token-1'], '«redacted»'],
  ];
  for (const [what, text, secrets, redacted] of rows) {
    it(`takes out ${what}`, () => equal(redact(text, secrets), redacted));
  }
});
