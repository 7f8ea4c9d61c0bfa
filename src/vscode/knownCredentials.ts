import { apiOf } from '../core/credentials/credential';
import type { NamedCredential } from '../core/rest/httpFile/target';
import type { Services } from './services';

/** The credentials with what they reach, for files and pasted texts to mean one; those that cannot be read are the tree's business. */
export async function knownCredentials({
  store,
}: Pick<Services, 'store'>): Promise<readonly NamedCredential[]> {
  return (await store.list()).flatMap((entry) =>
    'error' in entry
      ? []
      : [
          {
            id: entry.id,
            name: entry.credential.name,
            ...apiOf(entry.credential),
            sites: entry.grant.sites,
          },
        ],
  );
}
