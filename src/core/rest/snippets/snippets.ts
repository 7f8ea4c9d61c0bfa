import { toCurl } from '../curl/toCurl';
import type { TypedRequest } from '../request';
import { toFetch } from './fetch';
import type { AuthorizationScheme } from './outgoingRequest';
import { toPythonRequests } from './pythonRequests';

/** A form in which a request is written down for another program. */
export interface Snippet {
  readonly id: 'curlBash' | 'curlPowershell' | 'fetch' | 'pythonRequests';
  /** Takes a request whose path is a whole address; throws `CurlError`. */
  readonly write: (request: TypedRequest, scheme: AuthorizationScheme) => string;
}

/** All of them, in the order of a menu. */
export const SNIPPETS: readonly Snippet[] = [
  { id: 'curlBash', write: (request, scheme) => toCurl(request, 'bash', scheme) },
  { id: 'curlPowershell', write: (request, scheme) => toCurl(request, 'powershell', scheme) },
  { id: 'fetch', write: toFetch },
  { id: 'pythonRequests', write: toPythonRequests },
];
