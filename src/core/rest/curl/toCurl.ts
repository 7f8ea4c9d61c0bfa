import {
  outgoingRequest,
  type AuthorizationScheme,
  type OutgoingRequest,
} from '../snippets/outgoingRequest';
import { quoteForBash } from '../shell/bash';
import { quoteForPowershell } from '../shell/powershell';
import type { TypedRequest } from '../request';
import { writePart } from './form';

/** How a command is written for a shell. */
interface Dialect {
  readonly quote: (text: string) => string;
  readonly lineEnd: string;
  /** What authorizes the request, from the environment. */
  readonly authorization: Readonly<Record<AuthorizationScheme, string>>;
}

const DIALECTS: Readonly<Record<'bash' | 'powershell', Dialect>> = {
  bash: {
    quote: quoteForBash,
    lineEnd: ' \\',
    authorization: {
      bearer: '-H "Authorization: Bearer $JIRA_TOKEN"',
      basic: '-u "$JIRA_USER:$JIRA_TOKEN"',
    },
  },
  // For 7.3 and later: what comes before hands no quotes in a word to a program, and knows `curl` as
  // something else, which refuses all of this.
  powershell: {
    quote: quoteForPowershell,
    lineEnd: ' `',
    authorization: {
      bearer: '-H "Authorization: Bearer $env:JIRA_TOKEN"',
      basic: '-u "${env:JIRA_USER}:${env:JIRA_TOKEN}"',
    },
  },
};

/**
 * A command of curl that sends a request, whose path is a whole address, with the token that the
 * environment holds in `JIRA_TOKEN`, and the user in `JIRA_USER`.
 *
 * Throws `CurlError` `curl_null_character` and `curl_form_name`.
 */
export function toCurl(
  request: TypedRequest,
  shell: 'bash' | 'powershell',
  scheme: AuthorizationScheme,
): string {
  const { quote, lineEnd, authorization } = DIALECTS[shell];
  const outgoing = outgoingRequest(request);
  const option = ([name, value]: readonly string[]) =>
    value === undefined ? (name ?? '') : `${name ?? ''} ${quote(value)}`;
  return [
    `curl ${quote(outgoing.url)}`,
    ...methodOptions(outgoing).map(option),
    authorization[scheme],
    ...outgoing.headers.map(([name, value]) => option(['-H', headerLine(name, value)])),
    ...bodyOptions(outgoing).map(option),
  ].join(`${lineEnd}\n  `);
}

function methodOptions({ method, url, body }: OutgoingRequest): readonly (readonly string[])[] {
  // Else these are patterns of several addresses.
  const literal = /[[\]{}]/u.test(url) ? [['-g']] : [];
  if (body !== undefined) return [...literal, ['-X', method]];
  // Told so, curl waits for no body of an answer.
  if (method === 'HEAD') return [...literal, ['-I']];
  return method === 'GET' ? literal : [...literal, ['-X', method]];
}

/** Without a value, a colon would take the header away. */
function headerLine(name: string, value: string): string {
  return value === '' ? `${name};` : `${name}: ${value}`;
}

function bodyOptions({ body }: OutgoingRequest): readonly (readonly string[])[] {
  if (body === undefined) return [];
  return typeof body === 'string' ? [['--data-raw', body]] : body.map(writePart);
}
