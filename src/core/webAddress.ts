import { CodedError } from './errors';
import { isSecure } from './secureUrl';

export type WebAddressErrorCode =
  /** An address that a browser is not sent to. */
  'address_refused';

/** Thrown where an address is none that may be opened. */
export class WebAddressError extends CodedError<WebAddressErrorCode> {}

/**
 * Whether a browser may be sent to an address: https, or http on this machine.
 *
 * Looks at the text and not only at what the URL parser makes of it, since another parser opens it:
 * they disagree about backslashes, characters that are not seen, and user names.
 */
export function isOpenable(address: string): boolean {
  if (/[\s\\\p{Cc}\p{Cf}\p{Cs}]/u.test(address)) return false;
  if (!/^https?:\/\/[^/?#@]+(?:[/?#]|$)/iu.test(address) || !URL.canParse(address)) return false;
  return isSecure(new URL(address));
}
