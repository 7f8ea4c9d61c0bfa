import { CurlError } from '../errors';
import { TextReader, WordList, type CommandLine } from './reader';

const LINE_END = /\r?\n/uy;
const COMMAND_END = /(?=[\r\n|&<>])/uy;
/** The character behind a line that goes on is taken as it is, a line end too. */
const CARET = /\^(?:\r?\n)?(?<character>\r?\n|[^]?)/uy;
const QUOTED = /"[^"\r\n]*"?/uy;
const PLAIN = /[^\^"\r\n|&<>]+/uy;

/**
 * The words of a command for Windows' cmd: first cmd takes its carets, then the program parts its
 * words. Variables (`%name%`) stay as they are written.
 *
 * Throws `curl_quote_open`.
 *
 * @see https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
export function cmdWords(text: string): CommandLine {
  const reader = new TextReader(text);
  while (reader.take(LINE_END));
  let line = '';
  while (!reader.isAtEnd && !reader.take(COMMAND_END)) {
    const escaped = reader.take(CARET);
    if (escaped) line += escaped.groups?.['character']?.replace('\r\n', '\n') ?? '';
    else line += (reader.take(QUOTED) ?? reader.take(PLAIN))?.[0] ?? '';
  }
  return { words: argumentsOf(line), rest: reader.rest.trim() };
}

const SPACE = /[ \t]+/uy;
const ESCAPED_QUOTE = /(?<backslashes>(?:\\\\)*)\\"/uy;
const QUOTE = /(?<backslashes>(?:\\\\)*)"/uy;
const SECOND_QUOTE = /"/uy;
const BACKSLASHES = /\\+/uy;
const ARGUMENT = /[^\\" \t]+/uy;

/** In quotes, up to where more than one backslash stands; no more than a pattern can go back over. */
const QUOTED_PIECE = /(?:[^\\"]|\\[^\\]){1,1000}/uy;

function argumentsOf(line: string): readonly string[] {
  const reader = new TextReader(line);
  const list = new WordList();
  let isQuoted = false;
  while (!reader.isAtEnd) {
    if (!isQuoted && reader.take(SPACE)) {
      list.end();
      continue;
    }
    const piece = isQuoted ? reader.take(QUOTED_PIECE)?.[0] : undefined;
    if (piece !== undefined) {
      list.add(piece.replaceAll('\\"', '"'));
      continue;
    }
    const escapedQuote = reader.take(ESCAPED_QUOTE);
    const quote = escapedQuote ? undefined : reader.take(QUOTE);
    if (escapedQuote) list.add(`${halved(escapedQuote)}"`);
    else if (!quote) list.add((reader.take(BACKSLASHES) ?? [reader.takeOrCharacter(ARGUMENT)])[0]);
    else if (isQuoted && reader.take(SECOND_QUOTE)) list.add(`${halved(quote)}"`);
    else {
      list.add(halved(quote));
      isQuoted = !isQuoted;
    }
  }
  if (isQuoted) throw new CurlError('curl_quote_open');
  list.end();
  return list.words;
}

/** Two backslashes before a quote are one. */
function halved({ groups }: RegExpExecArray): string {
  return (groups?.['backslashes'] ?? '').replaceAll('\\\\', '\\');
}
