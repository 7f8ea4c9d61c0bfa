import type { Account } from '../accounts';
import type { Settings } from '../settings';
import { asRecord, parseJson } from '../json';
import { JiraError, LoginRequired } from './errors';
import type { JiraData } from './model';

/** One operation of Jira's REST API. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{parameters}`; what stands under `/rest/api/3` is served under `/rest/api/2` too. */
  readonly path: string;
  /** Any one entry that the token's scopes contain grants access. */
  readonly scopes: readonly (readonly string[])[];
  /** A request that succeeds on Acme as it is at the start; undefined where none does. */
  readonly example: Example | undefined;
  handle(context: OperationContext): OperationAnswer | Promise<OperationAnswer>;
}

/** What fills an operation in. */
interface Example {
  /** By the name of a path's parameter. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as a form, each under the name `file`. */
  readonly files?: readonly { readonly filename: string; readonly content: string }[];
}

/** What an operation answers; a body that is neither text nor bytes becomes JSON. */
export interface OperationAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What an operation is given. */
export interface OperationContext {
  readonly jira: JiraData;
  /** The site's own address, such as `https://acme.atlassian.net`. */
  readonly site_url: string;
  /** Undefined where nobody proved to be someone; `callerOf` is for operations that need one. */
  readonly account: Account | undefined;
  /** The version the path asked for; the two differ in rich text. What has no version speaks 2. */
  readonly version: '2' | '3';
  /** The decoded parameters of the path. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Milliseconds since the epoch, by the simulator's clock. */
  readonly now: number;
  /** The largest attachment, in bytes. */
  readonly attachment_limit: number;
  /** What becomes of tasks. */
  readonly tasks: 'complete' | 'fail' | 'stall';
  /** How the search names its next page. */
  readonly page_tokens: Settings['page_tokens'];
  /** The address, as it was asked, of a path under `/rest/api/3`, in the version that was asked for. */
  readonly link: (path: string) => string;
}

/** The account that asks. @throws LoginRequired where it is nobody */
export function callerOf({ account }: OperationContext): Account {
  if (account === undefined) throw new LoginRequired();
  return account;
}

/** The body as a JSON object. @throws JiraError 400, 415 */
export function jsonBody({ body, headers }: OperationContext): Record<string, unknown> {
  if (!/^application\/json\b/iu.test(headers['content-type'] ?? '')) {
    throw new JiraError(415, ['Unsupported Media Type']);
  }
  const value = asRecord(parseJson(body.toString('utf8')));
  if (value !== undefined) return value;
  throw new JiraError(400, [
    'There was an error parsing JSON. Check that your request body is valid.',
  ]);
}

/** A whole number of the query; `fallback` where it is missing. @throws JiraError 400 */
export function wholeNumber(
  query: URLSearchParams,
  name: string,
  fallback: number,
  maximum = Number.MAX_SAFE_INTEGER,
): number {
  const text = query.get(name);
  if (text === null) return fallback;
  if (/^\d+$/u.test(text)) return Math.min(Number(text), maximum);
  throw new JiraError(400, [`The value '${text}' of '${name}' is not a whole number.`]);
}
