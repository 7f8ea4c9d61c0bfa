import { CurlError } from '../errors';
import { ansiPiece, ansiQuoted } from './ansiQuotes';
import { TextReader, WordList, type CommandLine } from './reader';

const CONTINUATION = /\\\r?\n/uy;
const SPACE = /[ \t]+/uy;
const COMMENT = /#[^\r\n]*/uy;
const LINE_END = /\r?\n/uy;
const COMMAND_END = /(?=\r?\n|[|&;<>()])/uy;
const REDIRECTION = /(?=[<>])/uy;
const ESCAPED = /\\(?<character>[^])/uy;
const PLAIN = /[^\\'"$\s|&;<>()]+/uy;

const SINGLE = /'/uy;
const SINGLE_PLAIN = /[^']+/uy;
const ANSI = /\$'/uy;
const DOUBLE = /\$?"/uy;
const DOUBLE_END = /"/uy;
/** Many characters at a time, but not so many that a pattern could not go back over them. */
const DOUBLE_PIECE = /(?:[^"\\]|\\[^]){1,1000}/uy;
const DOUBLE_ESCAPED = /\\(?:\r?\n|([$`"\\]))/gu;

/**
 * The words of a command for bash or sh; variables and patterns stay as they are written.
 *
 * Throws `curl_quote_open`.
 *
 * @see POSIX.1-2017 XCU section 2.2
 */
export function bashWords(text: string): CommandLine {
  const reader = new TextReader(text);
  const list = new WordList();
  while (!reader.isAtEnd) {
    if (reader.take(CONTINUATION)) continue;
    if (reader.take(SPACE) || (list.isEmpty && reader.take(LINE_END))) list.end();
    else if (list.open === undefined && reader.take(COMMENT)) continue;
    else if (reader.take(COMMAND_END)) break;
    else list.add(takePiece(reader));
  }
  // The number of what is redirected, as in `2>/dev/null`.
  if (/^\d+$/u.test(list.open ?? '') && reader.take(REDIRECTION)) list.drop();
  list.end();
  return { words: list.words, rest: reader.rest.trim() };
}

/** A word for bash that says a text, with nothing in it that an interactive shell would act on. */
export function quoteForBash(text: string): string {
  if (text.includes('\0')) throw new CurlError('curl_null_character');
  if (/^[a-z]+$/iu.test(text)) return text;
  return /[^\P{Cc}\n]/u.test(text)
    ? ansiQuoted(text)
    : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function takePiece(reader: TextReader): string {
  if (reader.take(SINGLE)) {
    return reader.takeQuoted(SINGLE, () => reader.takeOrCharacter(SINGLE_PLAIN));
  }
  // A text in the shell ends where a zero byte stands.
  if (reader.take(ANSI)) return reader.takeQuoted(SINGLE, ansiPiece).split('\0', 1)[0] ?? '';
  if (reader.take(DOUBLE)) return reader.takeQuoted(DOUBLE_END, takeDoublePiece);
  return reader.take(ESCAPED)?.groups?.['character'] ?? reader.takeOrCharacter(PLAIN);
}

function takeDoublePiece(reader: TextReader): string {
  return reader.takeOrCharacter(DOUBLE_PIECE).replaceAll(DOUBLE_ESCAPED, '$1');
}
