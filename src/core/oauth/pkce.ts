import { base64url, sha256 } from '../encoding';
import type { Random } from '../ports';

/** A fresh `code_verifier`: 32 random bytes, 43 characters. @see RFC 7636 section 4.1 */
export function createCodeVerifier(random: Random): string {
  return base64url(random.bytes(32));
}

/** The `code_challenge` of method S256. @see RFC 7636 section 4.2 */
export async function calculateCodeChallenge(code_verifier: string): Promise<string> {
  return base64url(await sha256(code_verifier));
}
