import { deepStrictEqual, equal } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { CurlError } from '../../../src/core/rest/errors';
import { bashWords, quoteForBash } from '../../../src/core/rest/shell/bash';
import { cmdWords } from '../../../src/core/rest/shell/cmd';
import { detectShell, type Shell } from '../../../src/core/rest/shell/detectShell';
import { powershellWords, quoteForPowershell } from '../../../src/core/rest/shell/powershell';

const WORDS = { bash: bashWords, cmd: cmdWords, powershell: powershellWords };

/** What a real bash makes of each line of words. */
function wordsOfBash(lines: readonly string[]): readonly (readonly string[])[] {
  const script = lines.map((line) => `w ${line}\n`).join('');
  const output = execFileSync('bash', ['--norc', '-s'], {
    input: `w() { printf '%s\\0' "$#" "$@"; }\n${script}`,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const values = output.split('\0').values();
  return lines.map(() =>
    Array.from({ length: Number(values.next().value) }, () => values.next().value!),
  );
}

const TEXT = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom(
        ...Array.from('aZ0\'"\\$`!^%&|;<>(){}[]*?~#@=,:/.- \t\r\n\x1B\x85‘’“”„é😀'),
      ),
    }),
  )
  .filter((text) => !text.includes('\0'));

/** Texts in every kind of quotes, which a shell reads as one word with nothing to expand. */
const joined = (piece: fc.Arbitrary<string>) =>
  fc.array(piece, { maxLength: 6 }).map((a) => a.join(''));
const plain = fc.constantFrom(
  ...Array.from('abfnx017'),
  'é',
  '😀',
  '=',
  ':',
  '/',
  '@',
  '%',
  '+',
  '-',
  '!',
  '^',
  '.',
  'a#',
);
const inQuotes = fc.oneof(
  plain,
  fc.constantFrom(' ', '\n', ';', '|', '&', '*', '~', '{', '(', '\t', '\r'),
);
const single = joined(fc.oneof(inQuotes, fc.constantFrom('\\', '"', '$', '`'))).map(
  (s) => `'${s}'`,
);
const double = joined(
  fc.oneof(inQuotes, fc.constantFrom("'", '\\"', '\\\\', '\\$', '\\`', '\\\n', '\\x', '\\ ')),
).map((s) => `"${s}"`);
const ansi = joined(
  fc.oneof(
    inQuotes,
    fc.constantFrom(
      ...Array.from('nt\\\'"?abeEfrvq').map((letter) => `\\${letter}`),
      '"',
      '$',
      '`',
    ),
    fc.constantFrom(
      '\\x41',
      '\\x7',
      '\\101',
      '\\7',
      '\\u00e9',
      '\\ue9',
      '\\U0001F600',
      '\\cA',
      '\\c?',
      '\\xc3\\xa9',
    ),
    fc.constantFrom('\\0', '\\x00', '\\x!', '\\u'),
  ),
).map((s) => `$'${s}'`);
const escaped = fc
  .constantFrom(...Array.from(' \'"\\$`&|;<>()*?~#!aé\t'))
  .map((character) => `\\${character}`);
const space = fc.constantFrom(' ', '\t', ' \\\n ', '\\\n');
const line = fc
  .tuple(
    joined(fc.oneof(plain, single, double, ansi, escaped, space, space)),
    fc.constantFrom('', ' # "', ' #'),
  )
  .map(([words, comment]) => words + comment);

function codeOf(action: () => unknown): string {
  try {
    action();
    return 'none';
  } catch (error) {
    if (error instanceof CurlError) return error.code;
    throw error;
  }
}

describe('the words of a command', () => {
  it('are for bash what bash makes of them', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 300, maxLength: 300 }), (lines) => {
        deepStrictEqual(
          lines.map((text) => bashWords(text).words),
          wordsOfBash(lines),
        );
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });

  it('are for bash the texts that were quoted, in bash itself too', () => {
    fc.assert(
      fc.property(fc.array(TEXT, { minLength: 200, maxLength: 200 }), (texts) => {
        const quoted = texts.map(quoteForBash).join(' ');
        deepStrictEqual([bashWords(quoted).words, ...wordsOfBash([quoted])], [texts, texts]);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });

  it('are for PowerShell the texts that were quoted', () => {
    fc.assert(
      fc.property(fc.array(TEXT, { minLength: 1 }), (texts) => {
        const quoted = texts.map(quoteForPowershell).join(' ');
        deepStrictEqual(powershellWords(quoted), { words: texts, rest: '' });
      }),
      { numRuns: 300 },
    );
  });

  const rows: readonly [shell: Shell, text: string, words: readonly string[], rest: string][] = [
    ['bash', '', [], ''],
    ['bash', '\n # x\n  a', ['a'], ''],
    ['bash', 'a | b', ['a'], '| b'],
    ['bash', 'a\nb', ['a'], 'b'],
    ['bash', 'a 2>/dev/null', ['a'], '>/dev/null'],
    ['bash', 'a2>b', ['a2'], '>b'],
    ['bash', 'a \\\r\n  b\r\n', ['a', 'b'], ''],
    ['bash', '$"a $b"', ['a $b'], ''],
    ['bash', 'a\u00A0b\\', ['a\u00A0b\\'], ''],
    ['bash', "$'\\U110000'", ['\uFFFD'], ''],
    [
      'powershell',
      '& curl.exe \'it\'\'s\' `\n  "a`"b""c`n$env:X"',
      ['curl.exe', "it's", 'a"b"c\n$env:X'],
      '',
    ],
    ['powershell', 'a`tb "`u{1F600}`u{110000}" # c', ['a\tb', '😀\uFFFD'], ''],
    ['powershell', '"a"b -H"c d"', ['a', 'b', '-Hc d'], ''],
    ['powershell', '‘a’’b’ “c””d”', ['a’b', 'c”d'], ''],
    ['powershell', "'' ''''", ['', "'"], ''],
    ['powershell', 'a 2>$null', ['a'], '>$null'],
    ['powershell', 'a; b', ['a'], '; b'],
    [
      'cmd',
      'curl ^"https://a/?b=c^&d=^%20^" ^\r\n  -H ^"e: \\^"f\\^"^"',
      ['curl', 'https://a/?b=c&d=%20', '-H', 'e: "f"'],
      '',
    ],
    ['cmd', 'a ^"b^\n\nc^"', ['a', 'b\nc'], ''],
    ['cmd', '"a""b" "c\\\\" d\\e "f^g" ""', ['a"b', 'c\\', 'd\\e', 'f^g', ''], ''],
    ['cmd', '"a & b" | c', ['a & b'], '| c'],
    ['cmd', 'a^', ['a'], ''],
    ['cmd', '\r\na\r\nb', ['a'], 'b'],
  ];
  for (const [shell, text, words, rest] of rows) {
    it(`are for ${shell} those of ${JSON.stringify(text)}`, () =>
      deepStrictEqual(WORDS[shell](text), { words, rest }));
  }

  const open: readonly [shell: Shell, text: string][] = [
    ['bash', "a 'b"],
    ['bash', 'a "b\\"'],
    ['bash', "a $'b\\'"],
    ['powershell', "'a''"],
    ['powershell', '"a`"'],
    ['cmd', '"a\\"'],
    ['cmd', '"a\nb"'],
  ];
  for (const [shell, text] of open) {
    it(`are none for ${shell} in ${JSON.stringify(text)}, where a quote stays open`, () =>
      equal(
        codeOf(() => WORDS[shell](text)),
        'curl_quote_open',
      ));
  }

  it('hold no null character, which no shell hands over', () =>
    deepStrictEqual(
      [codeOf(() => quoteForBash('\0')), codeOf(() => quoteForPowershell('\0'))],
      ['curl_null_character', 'curl_null_character'],
    ));

  const shells: readonly [text: string, shell: Shell][] = [
    ["curl 'https://a' \\\n  -d 'b^\nc`\n'", 'bash'],
    ['curl https://a', 'bash'],
    ['curl ^"https://a^"', 'cmd'],
    ['curl "https://a" ^\r\n  -d b', 'cmd'],
    ["curl.exe 'https://a' `\r\n  -d 'b ^\"'", 'powershell'],
    ['curl -H "Authorization: Bearer $env:TOKEN" https://a', 'powershell'],
    ['curl https://a -d "{`"a`": 1}"', 'powershell'],
    ['curl https://a -d "{\\`"a\\`": 1}"', 'powershell'],
    [String.raw`curl https://a -d '{"a":"don'\''t use ${'`foo`'}"}'`, 'bash'],
    [String.raw`curl https://a -d '{"a":"don'\''t isn'\''t ${'`foo`'}"}'`, 'bash'],
    ['curl https://a -d \'{"a":"It’s `foo`"}\'', 'bash'],
    ["curl 'https://a' --data-raw $'\\n$env:x it\\'s `\"'", 'bash'],
    ["curl 'https://a' -H \"a: it's\" -d 'b`\nc' \\\n -d 'd'", 'bash'],
    ["curl https://a -H 'a: it''s 5$' -d \"$env:x\"", 'powershell'],
  ];
  for (const [text, shell] of shells) {
    it(`are for ${shell} in ${JSON.stringify(text)}`, () => equal(detectShell(text), shell));
  }
});
