import { ROBOT } from '../accounts';
import type { App, AppRegistry } from '../apps';
import { jsonAnswer, type Answer, type ServerRequest } from '../http/messages';
import type { Settings } from '../settings';
import type { Site } from '../sites';
import { authenticate, oauthError, readParameters, type Parameters } from './clientRequest';
import { verifies, type Codes } from './codes';
import type { Grants } from './grants';
import type { Secrets } from './secrets';
import type { Tokens, TokenSet } from './tokens';

/** What the token endpoint works with. */
export interface TokenEndpointParts {
  readonly apps: AppRegistry;
  readonly grants: Grants;
  readonly codes: Codes;
  readonly tokens: Tokens;
  readonly secrets: Secrets;
  readonly settings: Settings;
  readonly sites: readonly Site[];
}

/** `POST /oauth/token` and `POST /oauth/revoke`. */
export class TokenEndpoint {
  readonly #parts: TokenEndpointParts;

  constructor(parts: TokenEndpointParts) {
    this.#parts = parts;
  }

  /** Answers a token request. */
  token(request: ServerRequest): Answer {
    const parameters = readParameters(request);
    if (parameters?.['grant_type'] === undefined) {
      return oauthError(400, 'invalid_request', 'grant_type is required');
    }
    if (parameters['code_verifier'] !== undefined) {
      this.#parts.secrets.note(parameters['code_verifier']);
    }
    const app = authenticate(this.#parts.apps, parameters);
    if ('status' in app) return app;
    switch (parameters['grant_type']) {
      case 'authorization_code':
        return this.#redeem(app, parameters);
      case 'refresh_token':
        return this.#refresh(app, parameters);
      case 'client_credentials':
        return this.#serve(app, parameters);
      default:
        return oauthError(400, 'unsupported_grant_type', 'grant_type is not supported');
    }
  }

  /** Kills the family of a token; 200 also where there is none. @see RFC 7009, section 2.2 */
  revoke(request: ServerRequest): Answer {
    const parameters = readParameters(request);
    if (parameters?.['token'] === undefined) {
      return oauthError(400, 'invalid_request', 'token is required');
    }
    const app = authenticate(this.#parts.apps, parameters);
    if ('status' in app) return app;
    this.#parts.tokens.revoke(parameters['token'], app.client_id);
    return { status: 200 };
  }

  #redeem(app: App, { code = '', redirect_uri = '', code_verifier }: Parameters): Answer {
    const content = this.#parts.codes.redeem(code, app.client_id, redirect_uri);
    if (content === undefined) {
      return this.#parts.settings.documented_errors
        ? oauthError(403, 'invalid_grant', 'Invalid authorization code')
        : oauthError(400, 'invalid_request', 'authorization_code is invalid');
    }
    if (!verifies(content.code_challenge, code_verifier)) {
      return oauthError(403, 'invalid_grant', 'Failed to verify code verifier');
    }
    return success(this.#parts.tokens.issue(content.grant, content.scopes));
  }

  #refresh(app: App, { refresh_token = '' }: Parameters): Answer {
    const next = this.#parts.tokens.refresh(refresh_token, app.client_id);
    if (next !== undefined) return success(next);
    return this.#parts.settings.documented_errors
      ? oauthError(403, 'invalid_grant', 'Unknown or invalid refresh token.')
      : oauthError(403, 'unauthorized_client', 'refresh_token is invalid');
  }

  #serve(app: App, { scope }: Parameters): Answer {
    if (app.service_account !== true) {
      return oauthError(
        403,
        'unauthorized_client',
        "Grant type 'client_credentials' not allowed for the client.",
      );
    }
    if (scope !== undefined) {
      return oauthError(400, 'invalid_scope', 'scope is not allowed for client_credentials');
    }
    const { grants, sites, tokens } = this.#parts;
    const site_ids = sites.map((site) => site.cloud_id);
    return success(tokens.issue(grants.consent(app, ROBOT, app.scopes, site_ids), app.scopes));
  }
}

function success(tokens: TokenSet): Answer {
  return jsonAnswer(200, tokens, { 'cache-control': 'no-store' });
}
