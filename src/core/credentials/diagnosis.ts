import { clock, entered, myself, rateLimit, refresh, scopes, sites, tokens } from './accessChecks';
import { needsConsent, type Credential } from './credential';
import type { Check, CheckResult, DiagnosisContext, Seen, Surroundings } from './diagnosisResult';
import { callback, client, endpoints, fields } from './setupChecks';

/**
 * Looks for what is wrong with a credential, one check after the other; nothing that was granted is
 * lost by it. Stops between two checks once `signal` is aborted. Throws as `CredentialStore.read`.
 */
export async function* diagnose(
  context: DiagnosisContext,
  credentialId: string,
  surroundings: Surroundings,
  signal: AbortSignal,
): AsyncGenerator<CheckResult> {
  const credential = await context.store.read(credentialId);
  const seen: Seen = { headers: undefined };
  for (const check of checksFor(credential)) {
    if (signal.aborted) return;
    yield* check({ ...context, credential, surroundings, seen });
  }
}

function checksFor(credential: Credential): readonly Check[] {
  if (credential.type !== 'oauth2') return [fields, endpoints, entered, clock, rateLimit];
  return needsConsent(credential)
    ? [
        fields,
        endpoints,
        client,
        callback,
        tokens,
        refresh,
        sites,
        scopes,
        myself,
        clock,
        rateLimit,
      ]
    : [fields, endpoints, client, sites, myself, clock, rateLimit];
}
