import { parseJson } from '../../jsonValue';
import type { RequestBody } from '../../ports';
import { CurlError } from '../errors';
import type { TypedRequest } from '../request';
import { bashWords } from '../shell/bash';
import { cmdWords } from '../shell/cmd';
import { detectShell, type Shell } from '../shell/detectShell';
import { powershellWords } from '../shell/powershell';
import type { CommandLine } from '../shell/reader';
import { curlArguments } from './arguments';
import type { DroppedNote } from './dropped';
import { RequestReader } from './requestReader';

/** A request from elsewhere, and what of it was left out. */
export interface ImportedRequest {
  readonly request: TypedRequest;
  readonly dropped: readonly DroppedNote[];
}

const WORDS: Readonly<Record<Shell, (text: string) => CommandLine>> = {
  bash: bashWords,
  cmd: cmdWords,
  powershell: powershellWords,
};

/**
 * The request that a command of curl would send, without credentials: these stay out of the request,
 * the notes and the errors.
 *
 * Throws `CurlError`.
 *
 * @see https://curl.se/docs/manpage.html
 */
export function parseCurl(text: string): ImportedRequest {
  const shell = detectShell(text);
  const { words, rest } = WORDS[shell](text);
  // What is copied out of documentation may begin with its prompt.
  const [program = '', ...given] = words[0] === '$' ? words.slice(1) : words;
  if (!/^(?:[^]*[/\\])?curl(?:\.exe)?$/iu.test(program)) throw new CurlError('curl_missing');
  const reader = new RequestReader();
  for (const argument of curlArguments(given)) reader.read(argument);
  if (rest !== '') reader.note('curl_rest_ignored');
  const request = reader.request();
  const isPowershell = shell === 'powershell';
  return {
    request: isPowershell ? { ...request, body: withoutBackslashes(request.body) } : request,
    dropped: reader.dropped,
  };
}

/**
 * A body as PowerShell before 7.3 hands it over, where its JSON is written for that: a quote in a word
 * has a backslash there.
 */
function withoutBackslashes(body: RequestBody): RequestBody {
  if (typeof body !== 'string' || parseJson(body) !== undefined) return body;
  // A backslash before a quote is written as two.
  const meant = body.replaceAll(
    /(\\+)"/gu,
    (_, { length }: string) => `${'\\'.repeat(Math.floor(length / 2))}"`,
  );
  return parseJson(meant) === undefined ? body : meant;
}
