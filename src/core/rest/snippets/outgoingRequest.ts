import { isSecretName } from '../../secrets';
import { withoutUserinfo } from '../curl/address';
import {
  completeRequest,
  isOwnedHeader,
  type CompleteRequest,
  type TypedRequest,
} from '../request';

/** How the token is sent: by itself, or as the password of a user. @see RFC 6750, RFC 7617 */
export type AuthorizationScheme = 'bearer' | 'basic';

/** A request as it is written down for another program: whole, and without a secret. */
export interface OutgoingRequest extends CompleteRequest {
  readonly url: string;
}

/** What a typed request sends, its path being the whole address, without what says who asks. */
export function outgoingRequest(typed: TypedRequest): OutgoingRequest {
  const { method, headers, body } = completeRequest(typed);
  const shown = headers.filter(([name]) => !isSecretName(name) && !isOwnedHeader(name));
  return { method, url: withoutUserinfo(typed.path.trim()), headers: shown, body };
}
