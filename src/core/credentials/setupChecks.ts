import { isCodedError } from '../errors';
import type { AccessTokens } from './accessTokens';
import {
  endpointsOf,
  lacksSecret,
  needsConsent,
  tokenEndpoint,
  type OAuthCredential,
} from './credential';
import { failure, result, type CheckResult, type Patient } from './diagnosisResult';
import { checkDraft, draftOf, savedSecrets } from './draft';
import { accessOf } from './grant';
import type { CredentialStore } from './store';

/** Whether everything is entered, in a form that can work. */
export function* fields({ credential }: Patient): Generator<CheckResult> {
  const problems = Object.entries(checkDraft(draftOf(credential), savedSecrets(credential)));
  for (const [subject, code] of problems) yield result('fields', 'fail', code, {}, subject);
  if (problems.length === 0) yield result('fields', 'pass', 'complete');
}

/** Whether each server can be reached; name, certificate and proxy are told apart. */
export async function* endpoints({ credential, http }: Patient): AsyncGenerator<CheckResult> {
  for (const url of endpointsOf(credential)) {
    const { host, pathname } = new URL(url);
    const subject = host + pathname.replace(/\/$/u, '');
    try {
      const { status } = await http.send({
        method: 'GET',
        url,
        headers: [],
        timeout: 10_000,
        maxBytes: 64 * 1024,
      });
      yield status === 407
        ? result('endpoint', 'fail', 'proxy_refused', { host }, subject)
        : result('endpoint', 'pass', 'answers', {}, subject);
    } catch (error) {
      yield failure('endpoint', error, subject);
    }
  }
}

/** Asks for tokens with a code that cannot be one: the refusal tells whether it is about the client. */
export async function* client({ credential, tokenClient, surroundings, ...rest }: Patient) {
  const oauth = credential as OAuthCredential;
  if (!needsConsent(credential)) {
    yield* clientCredentials(credential.id, rest.store, rest.accessTokens);
    return;
  }
  if (lacksSecret(credential)) {
    yield result('client', 'fail', 'secret_missing');
    return;
  }
  try {
    await tokenClient.request(tokenEndpoint(oauth), {
      grant_type: 'authorization_code',
      code: 'diagnosis',
      redirect_uri: surroundings.callback.redirect_uri,
      parameters: oauth.tokenParameters,
    });
    yield result('client', 'not_checkable', 'accepts_anything');
  } catch (error) {
    yield isCodedError(error) && error.code === 'invalid_grant'
      ? result('client', 'pass', 'known')
      : failure('client', error);
  }
}

/** Asks for a token even where there is one: only that proves the secret of now. */
async function* clientCredentials(
  credentialId: string,
  store: CredentialStore,
  accessTokens: AccessTokens,
): AsyncGenerator<CheckResult> {
  try {
    const { tokenSet } = await store.grants.read(credentialId);
    await accessTokens.get(credentialId, tokenSet && accessOf(tokenSet));
    yield result('client', 'pass', 'token_issued');
  } catch (error) {
    yield failure('client', error);
  }
}

/** Whether a redirect would find its way back into this window. */
export async function* callback({ credential, listener, surroundings }: Patient) {
  const { callbackRoad, callbackPort: port } = credential as OAuthCredential;
  const { isWebWindow, isRemote, isWaiting } = surroundings;
  if (callbackRoad === 'uri') {
    yield isWebWindow
      ? result('callback', 'fail', 'uri_in_web_window')
      : result('callback', 'pass', 'uri_handler');
    return;
  }
  if (isWaiting) {
    yield result('callback', 'pass', 'port_held', { port });
    return;
  }
  try {
    const held = await listener.listen(surroundings.callback.redirect_uri, () =>
      Promise.resolve('ignored'),
    );
    held.dispose();
    yield isRemote
      ? result('callback', 'not_checkable', 'remote_loopback', { port })
      : result('callback', 'pass', 'port_free', { port });
  } catch (error) {
    yield failure('callback', error);
  }
}
