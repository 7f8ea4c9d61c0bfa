import { isCodedError } from '../errors';
import type { Clock, HttpClient, Logger } from '../ports';
import { buildTokenRequest, type TokenEndpoint, type TokenGrant } from './tokenRequest';
import { processTokenResponse, type TokenResponse } from './tokenResponse';

/** Asks token endpoints for tokens and logs each answer without its content. */
export class TokenClient {
  readonly #http: HttpClient;
  readonly #clock: Clock;
  readonly #logger: Logger;

  constructor(http: HttpClient, clock: Clock, logger: Logger) {
    this.#http = http;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Throws `OAuthError` as `processTokenResponse` does, and `NetworkError`. */
  async request(endpoint: TokenEndpoint, grant: TokenGrant): Promise<TokenResponse> {
    const startedAt = this.#clock.now();
    const what = `token request ${grant.grant_type}`;
    let status: number | undefined;
    try {
      const response = await this.#http.send(buildTokenRequest(endpoint, grant));
      status = response.status;
      const tokens = processTokenResponse(response, secretsOf(endpoint, grant), grant.grant_type);
      this.#logger.info(`${what}: ${status} in ${this.#clock.now() - startedAt} ms`);
      return tokens;
    } catch (error) {
      const code = isCodedError(error) ? error.code : 'unexpected error';
      const time = this.#clock.now() - startedAt;
      this.#logger.warn(`${what}: ${status ?? 'no answer'}, ${code}, in ${time} ms`);
      throw error;
    }
  }
}

function secretsOf(endpoint: TokenEndpoint, grant: TokenGrant): readonly (string | undefined)[] {
  const { client_secret } = endpoint;
  switch (grant.grant_type) {
    case 'authorization_code':
      return [client_secret, grant.code, grant.code_verifier];
    case 'refresh_token':
      return [client_secret, grant.refresh_token];
    case 'client_credentials':
      return [client_secret];
  }
}
