import type { OAuthErrorCode } from '../../core/oauth/errors';
import type { WebAddressErrorCode } from '../../core/webAddress';
import type { Explanations } from './explanation';
import { because } from './wording';

/** The browser, the redirect and the token endpoint. */
export const AUTHORIZATION: Explanations<OAuthErrorCode | WebAddressErrorCode> = {
  // The redirect
  callback_parameter_repeated: [
    'The redirect carries a parameter twice and was not used.',
    'Authorize again; if it happens again, something between browser and editor changes addresses.',
  ],
  callback_state_mismatch: [
    'The redirect does not belong to this authorization.',
    'Authorize again, and finish in the tab that opens.',
  ],
  callback_issuer_mismatch: [
    'The redirect names another authorization server than the Authorization URL.',
    'Check the Authorization URL.',
  ],
  callback_without_code: ['The redirect carries no authorization code.', 'Authorize again.'],
  consent_denied: ['Access was denied on the consent page.', 'Authorize again and choose Accept.'],
  authorization_refused: [
    ({ reason }) => `The authorization server refused${because(reason)}.`,
    'Check the app’s settings in the developer console.',
  ],

  // The token endpoint
  token_response_empty: [
    'The token endpoint answered with nothing.',
    'Check the Access Token URL.',
  ],
  token_response_not_json: ['The token endpoint answered no JSON.', 'Check the Access Token URL.'],
  token_response_too_large: [
    'The token endpoint answered too much.',
    'Check the Access Token URL.',
  ],
  token_response_lost: [
    ({ reason }) => `The connection ended within the token endpoint’s answer${because(reason)}.`,
    'Try again in a moment; the tokens there are were kept.',
  ],
  token_response_invalid: [
    'The token endpoint’s answer is not a token response (RFC 6749).',
    'Check the Access Token URL.',
  ],
  token_type_unsupported: [
    'The token endpoint issued a token of another type than Bearer.',
    'Check the Access Token URL: Jira takes Bearer tokens only.',
  ],
  invalid_client: [
    'The client ID or client secret was refused.',
    'Copy both again, from the app’s Settings or the service account’s credential.',
  ],
  invalid_grant: [
    ({ reason }) => `The authorization is no longer valid${because(reason)}.`,
    'Authorize again.',
  ],
  grant_type_not_allowed: [
    ({ reason }) => `The app may not use this grant type${because(reason)}.`,
    'Client Credentials Grant needs the credential of an Atlassian service account; for an app of your own, choose Authorization Code Grant.',
  ],
  token_request_refused: [
    ({ reason }) => `The token request was refused${because(reason)}.`,
    'Compare the token settings with the defaults: body (json), no scope, PKCE.',
  ],
  token_endpoint_unavailable: [
    ({ reason }) => `The token endpoint is temporarily unavailable${because(reason)}.`,
    'Try again in a moment; the tokens there are were kept.',
  ],

  // The browser
  address_refused: [
    'This address was not opened: it is neither https nor http on this machine, or not as a browser writes it.',
    'Check the Authorization URL.',
  ],
};
