import { needsConsent, type OAuthCredential } from './credential';
import { CredentialError } from './errors';
import { isIssuedUnder, type Grant, type TokenSet } from './grant';
import type { CredentialStore } from './store';

/** What is at hand to answer a request for access. */
export interface Holding {
  readonly credential: OAuthCredential;
  readonly grant: Grant;
  /** Undefined where there is none that was issued under what the credential says now. */
  readonly tokenSet: TokenSet | undefined;
}

/** Reads what is at hand. Throws `authorization_needed`, `issued_elsewhere` and as the store does. */
export async function hold(store: CredentialStore, credentialId: string): Promise<Holding> {
  const { credential, grant } = await store.readWithGrant(credentialId);
  if (credential.type !== 'oauth2') throw new CredentialError('authorization_needed');
  return holdingOf(credential, grant);
}

/** What is at hand, as it was read. Throws `authorization_needed`, `issued_elsewhere`. */
export function holdingOf(credential: OAuthCredential, grant: Grant): Holding {
  const isUsable = grant.tokenSet !== undefined && isIssuedUnder(grant.tokenSet, credential);
  // A client that asks for itself just asks again; a user's consent cannot be had like that.
  if (!isUsable && needsConsent(credential)) {
    throw new CredentialError(grant.tokenSet ? 'issued_elsewhere' : 'authorization_needed');
  }
  return { credential, grant, tokenSet: isUsable ? grant.tokenSet : undefined };
}
