import { apiOf, type Credential } from '../credentials/credential';
import type { CredentialStore } from '../credentials/store';
import { parseJson } from '../jsonValue';
import type { Clock, Query, Random } from '../ports';
import type { AddressedRequest } from './client';
import type { TypedRequest } from './request';
import { literalText } from './variables/literalText';
import { refuseSecrets } from './variables/refuseSecrets';
import { resolveRequest } from './variables/resolve';
import { secretValues, type VariableScope } from './variables/scope';
import type { VariableStore } from './variables/store';

/** What a composer works with. */
interface ComposerContext {
  readonly store: Pick<CredentialStore, 'read'>;
  readonly variables: VariableStore;
  /** Loads JMESPath, which most requests do without. */
  readonly loadQuery: () => Promise<Query>;
  readonly clock: Clock;
  readonly random: Random;
}

/** Makes of a request with `{{…}}` in it the one to send. */
export class Composer {
  readonly #context: ComposerContext;

  constructor(context: ComposerContext) {
    this.#context = context;
  }

  /**
   * The request with the variables of its site, the global ones and what the last answer, a text of
   * JSON, holds in their places; what of it is secret is named. One without `{{` is as it was.
   *
   * Throws `credential_not_found`, `variables_corrupt`, `variables_newer` and the errors of `resolveRequest`.
   */
  async compose(
    addressed: AddressedRequest,
    lastAnswer: string | undefined,
  ): Promise<AddressedRequest> {
    if (!hasTemplate(addressed)) return addressed;
    const { credentialId, cloudId } = addressed;
    const scope = await this.#scopeOf(addressed, lastAnswer);
    const resolved = resolveRequest(addressed, scope);
    return { ...resolved, credentialId, cloudId, secrets: secretValues(scope) };
  }

  /**
   * The request as `compose` makes it, to be copied. What has been filled in is no template where it is
   * pasted, either, as far as a text can say so.
   *
   * Throws what `compose` throws, and `variable_secret_copied` where a secret would be filled in.
   */
  async composeCopy(
    addressed: AddressedRequest,
    lastAnswer: string | undefined,
  ): Promise<TypedRequest> {
    if (!hasTemplate(addressed)) return addressed;
    const scope = await this.#scopeOf(addressed, lastAnswer);
    refuseSecrets(addressed, scope);
    const { body, ...resolved } = resolveRequest(addressed, scope);
    const isText = typeof body === 'string';
    return { ...resolved, body: isText ? literalText(body, resolved.headers) : body };
  }

  /** What the `{{…}}` of a request may mean. */
  async #scopeOf(
    addressed: AddressedRequest,
    lastAnswer: string | undefined,
  ): Promise<VariableScope> {
    const { loadQuery, clock, random } = this.#context;
    const [{ ofSite, global }, query] = await Promise.all([
      this.#variablesAt(addressed),
      loadQuery(),
    ]);
    let parsed: unknown;
    return {
      file: [],
      site: ofSite,
      global,
      // Parsed by the first expression that asks: it may be large, and most requests have none.
      get lastAnswer() {
        return (parsed ??= parseJson(lastAnswer ?? ''));
      },
      query,
      clock,
      random,
    };
  }

  /**
   * The names that `{{…}}` may have at a site, its own first.
   *
   * Throws `credential_not_found`, `variables_corrupt` and `variables_newer`.
   */
  async variableNames(
    target: Pick<AddressedRequest, 'credentialId' | 'cloudId'>,
  ): Promise<readonly { readonly id: string; readonly name: string; readonly detail: string }[]> {
    const { ofSite, global } = await this.#variablesAt(target);
    const own = ofSite.map(({ name }) => ({ id: name, name, detail: 'of this site' }));
    const shared = global
      .filter(({ name }) => !own.some((one) => one.name === name))
      .map(({ name }) => ({ id: name, name, detail: 'of all sites' }));
    return [...own, ...shared];
  }

  async #variablesAt({
    credentialId,
    cloudId,
  }: Pick<AddressedRequest, 'credentialId' | 'cloudId'>) {
    const { store, variables } = this.#context;
    const site = variableSite(await store.read(credentialId), cloudId);
    const [ofSite, global] = await Promise.all([
      site === undefined ? [] : variables.read({ site }),
      variables.read('global'),
    ]);
    return { ofSite, global };
  }
}

/** What names a site where its variables are kept: its cloud ID, or the host of a Jira without a gateway. */
export function variableSite(
  credential: Credential,
  cloudId: string | undefined,
): string | undefined {
  const { apiBaseUrl, direct } = apiOf(credential);
  return direct ? new URL(apiBaseUrl).host : cloudId;
}

function hasTemplate({ path, headers, body }: TypedRequest): boolean {
  const ofBody = typeof body === 'string' ? [body] : body.flatMap((part) => Object.values(part));
  return [path, ...headers.flat(), ...ofBody].some((text) => text?.includes('{{'));
}
