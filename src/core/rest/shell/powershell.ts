import { CurlError } from '../errors';
import { TextReader, WordList, type CommandLine } from './reader';

const CONTINUATION = /`\r?\n/uy;
const SPACE = /[^\S\r\n]+/uy;
const COMMENT = /#[^\r\n]*/uy;
const LINE_END = /\r?\n/uy;
const CALL = /&/uy;
const COMMAND_END = /(?=\r?\n|[|&;<>])/uy;
const REDIRECTION = /(?=[<>])/uy;
const PLAIN = /[^`'"‘’‚‛“”„\s|&;<>]+/uy;

/** PowerShell takes typographic quotes for plain ones. */
const SINGLE = /['‘’‚‛]/uy;
const SINGLE_DOUBLED = /['‘’‚‛](?<character>['‘’‚‛])/uy;
const SINGLE_PLAIN = /[^'‘’‚‛]+/uy;
const DOUBLE = /["“”„]/uy;
const DOUBLE_DOUBLED = /["“”„](?<character>["“”„])/uy;
const DOUBLE_PLAIN = /[^`"“”„]+/uy;
const DOUBLE_END = /["“”„](?!["“”„])/uy;
const SINGLE_END = /['‘’‚‛](?!['‘’‚‛])/uy;

const UNICODE = /`u\{(?<code>[\dA-Fa-f]{1,6})\}/uy;
const ESCAPED = /`(?<character>[^])/uy;
const SIMPLE: Readonly<Partial<Record<string, string>>> = {
  ...{ '0': '\0', a: '\x07', b: '\b', e: '\x1B', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
};

/**
 * The words of a command for PowerShell, as version 7.3 and later hand them to a program; variables
 * stay as they are written.
 *
 * Throws `curl_quote_open`.
 *
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export function powershellWords(text: string): CommandLine {
  const reader = new TextReader(text);
  const list = new WordList();
  while (!reader.isAtEnd) {
    if (list.open === undefined && reader.take(CONTINUATION)) continue;
    if (reader.take(SPACE) || (list.isEmpty && (reader.take(LINE_END) ?? reader.take(CALL)))) {
      list.end();
    } else if (list.open === undefined && reader.take(COMMENT)) continue;
    else if (reader.take(COMMAND_END)) break;
    else takeInto(list, reader);
  }
  // The number of what is redirected, as in `2>$null`.
  if (/^[\d*]$/u.test(list.open ?? '') && reader.take(REDIRECTION)) list.drop();
  list.end();
  return { words: list.words, rest: reader.rest.trim() };
}

/** A word for PowerShell that says a text, with nothing in it that is replaced. */
export function quoteForPowershell(text: string): string {
  if (text.includes('\0')) throw new CurlError('curl_null_character');
  if (/^[a-z]+$/iu.test(text)) return text;
  if (!/[^\P{Cc}\n]/u.test(text)) return `'${text.replaceAll(/['‘’‚‛]/gu, '$&$&')}'`;
  const escaped = text
    .replaceAll(/[`$"“”„]/gu, '`$&')
    .replaceAll(/[^\P{Cc}\n]/gu, (character) => `\`u{${character.charCodeAt(0).toString(16)}}`);
  return `"${escaped}"`;
}

function takeInto(list: WordList, reader: TextReader): void {
  const isFirst = list.open === undefined;
  const quoted = takeString(reader);
  list.add(quoted ?? takeEscaped(reader) ?? reader.takeOrCharacter(PLAIN));
  // A string at the start is a word of its own, whatever stands beside it.
  if (isFirst && quoted !== undefined) list.end();
}

function takeString(reader: TextReader): string | undefined {
  if (reader.take(SINGLE)) return reader.takeQuoted(SINGLE_END, takeSinglePiece);
  return reader.take(DOUBLE) ? reader.takeQuoted(DOUBLE_END, takeDoublePiece) : undefined;
}

function takeSinglePiece(reader: TextReader): string {
  const doubled = reader.take(SINGLE_DOUBLED)?.groups?.['character'];
  return doubled ?? reader.takeOrCharacter(SINGLE_PLAIN);
}

function takeDoublePiece(reader: TextReader): string {
  const doubled = reader.take(DOUBLE_DOUBLED)?.groups?.['character'];
  return doubled ?? takeEscaped(reader) ?? reader.takeOrCharacter(DOUBLE_PLAIN);
}

function takeEscaped(reader: TextReader): string | undefined {
  const code = reader.take(UNICODE)?.groups?.['code'];
  if (code !== undefined) return fromCode(Number.parseInt(code, 16));
  const character = reader.take(ESCAPED)?.groups?.['character'];
  return character === undefined ? undefined : (SIMPLE[character] ?? character);
}

function fromCode(code: number): string {
  return code > 0x10_ff_ff ? '\uFFFD' : String.fromCodePoint(code);
}
