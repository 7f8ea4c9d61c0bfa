import { apiOf } from '../core/credentials/credential';
import { nextStepAfter } from '../core/credentials/nextStep';
import { statusOf } from '../core/credentials/status';
import type { CredentialEntry } from '../core/credentials/store';
import { parseScopes } from '../core/text/scopeList';
import type { ConsoleCredential } from '../protocol/console';
import { sentence } from './messages/sentences';
import { remedyFor } from './remedies';
import type { Services } from './services';

/** The credentials as a console shows them; those that cannot be read are the tree's business. */
export async function consoleCredentials({ store }: Services): Promise<ConsoleCredential[]> {
  return (await store.list()).flatMap((entry) =>
    'error' in entry ? [] : [consoleCredential(entry)],
  );
}

function consoleCredential(
  entry: Extract<CredentialEntry, { readonly credential: unknown }>,
): ConsoleCredential {
  const { id, credential, grant } = entry;
  const { light } = statusOf(entry);
  const { apiBaseUrl, direct } = apiOf(credential);
  return {
    id,
    name: credential.name,
    light,
    production: credential.production,
    ...attentionTo(entry),
    host: direct ? new URL(apiBaseUrl).host : undefined,
    granted: grant.tokenSet && parseScopes(grant.tokenSet.scope),
    sites: grant.sites.map(({ cloudId, name, url }) => ({ cloudId, name, url })),
  };
}

/** Why a credential cannot send as it is, and what helps. */
function attentionTo(entry: CredentialEntry): Pick<ConsoleCredential, 'attention' | 'remedy'> {
  const { light, failure, concerns, nextStep } = statusOf(entry);
  // Those that only lack something else can send.
  const concern = concerns.find((code) => remedyFor(nextStepAfter(code)) !== undefined);
  const remedy = remedyFor(nextStep);
  if (failure) return { attention: sentence(failure.code, failure), remedy };
  if (concern) return { attention: sentence(concern), remedy };
  return light === 'grey' ? { attention: sentence('authorization_needed'), remedy } : {};
}
