import type { CredentialDraft } from '../../src/core/credentials/draft';
import { CONSOLE_DEMO_APP } from '../simulator/apps';
import type { Fault } from '../simulator/http/faults';
import type { Simulator } from '../simulator/simulator';

/** One way in which an authorization fails, and what the editor must then say. */
interface Failure {
  readonly what: string;
  /** What the user has entered otherwise. */
  readonly entered?: Partial<CredentialDraft>;
  readonly fault?: Fault;
  readonly arrange?: (simulator: Simulator) => void;
  readonly denied?: true;
  /** The callback that reaches the window in place of the true one. */
  readonly callback?: (url: URL) => void;
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
}

const answers = (effect: Fault['effect']): Fault => ({ on: 'token', effect });
const tokenUrl = 'Check the Access Token URL';

/**
 * Every failure that reaches the window. The last ones leave tokens behind, so that those before
 * them find a credential that was never authorized.
 */
export const FAILURES: readonly Failure[] = [
  {
    what: 'the user presses Cancel',
    denied: true,
    code: 'consent_denied',
    reason: 'Access was denied on the consent page',
    remedy: 'Authorize again and choose Accept',
  },
  {
    what: 'the authorization server refuses',
    callback: ({ searchParams }) => {
      searchParams.delete('code');
      searchParams.set('error', 'server_error');
    },
    code: 'authorization_refused',
    reason: 'The authorization server refused (server_error)',
    remedy: 'settings in the developer console',
  },
  {
    what: 'the redirect carries no code',
    callback: ({ searchParams }) => searchParams.delete('code'),
    code: 'callback_without_code',
    reason: 'The redirect carries no authorization code',
    remedy: 'Authorize again',
  },
  {
    what: 'the redirect comes from another server',
    callback: ({ searchParams }) => searchParams.set('iss', 'https://evil.example'),
    code: 'callback_issuer_mismatch',
    reason: 'names another authorization server',
    remedy: 'Check the Authorization URL',
  },
  {
    what: 'the code is not one',
    callback: ({ searchParams }) => searchParams.set('code', 'bogus'),
    code: 'invalid_grant',
    reason: 'The authorization is no longer valid',
    remedy: 'Authorize again',
  },
  {
    what: 'the client secret is wrong',
    entered: { client_secret: 'wrong' },
    code: 'invalid_client',
    reason: 'The client ID or client secret was refused',
    remedy: 'Copy both again',
  },
  {
    what: 'the token request is refused for another reason',
    fault: answers({ status: 400, body: { error: 'invalid_scope' } }),
    code: 'token_request_refused',
    reason: 'The token request was refused (invalid_scope)',
    remedy: 'Compare the token settings with the defaults',
  },
  {
    what: 'the token answer is a page',
    fault: answers({ status: 200, body: '<html>maintenance</html>', content_type: 'text/html' }),
    code: 'token_response_not_json',
    reason: 'answered no JSON',
    remedy: tokenUrl,
  },
  {
    what: 'the token answer is empty',
    fault: answers({ status: 200, body: '' }),
    code: 'token_response_empty',
    reason: 'answered with nothing',
    remedy: tokenUrl,
  },
  {
    what: 'the token answer is huge',
    fault: answers({ status: 200, body: { access_token: 'x'.repeat(2_000_000) } }),
    code: 'token_response_too_large',
    reason: 'answered too much',
    remedy: tokenUrl,
  },
  {
    what: 'the token answer has wrong types',
    fault: answers({ status: 200, body: { access_token: 7, token_type: 'Bearer' } }),
    code: 'token_response_invalid',
    reason: 'is not a token response',
    remedy: tokenUrl,
  },
  {
    what: 'the token is of another type',
    fault: answers({ status: 200, body: { access_token: 'x', token_type: 'mac' } }),
    code: 'token_type_unsupported',
    reason: 'a token of another type than Bearer',
    remedy: 'Jira takes Bearer tokens only',
  },
  {
    what: 'the token endpoint is down',
    fault: answers({ status: 503, body: 'down' }),
    code: 'token_endpoint_unavailable',
    reason: 'is temporarily unavailable (503)',
    remedy: 'Try again in a moment',
  },
  {
    what: 'the token endpoint answers nothing',
    fault: answers({ drop_before_acting: true }),
    code: 'connection_failed',
    reason: 'The connection to 127.0.0.1',
    remedy: 'check the network and a proxy on the way',
  },
  {
    what: 'the token answer is cut',
    fault: answers({ cut_body: 20 }),
    code: 'token_response_lost',
    reason: 'The connection ended within the token endpoint’s answer (connection_lost)',
    remedy: 'Try again in a moment',
  },
  {
    what: 'the token endpoint lets wait',
    fault: answers({ hang: true }),
    code: 'timeout',
    reason: 'did not answer in time',
    remedy: 'Try again',
  },
  {
    what: 'too many token requests were sent',
    fault: answers({ rate_limit: { retry_after: 1 } }),
    code: 'token_endpoint_unavailable',
    reason: 'is temporarily unavailable (429)',
    remedy: 'Try again in a moment',
  },
  {
    what: 'nothing listens at the token endpoint',
    entered: { accessTokenUrl: 'http://127.0.0.1:1/oauth/token' },
    code: 'connection_refused',
    reason: '127.0.0.1:1 refused the connection',
    remedy: 'Check the address and its port',
  },
  {
    what: 'the token endpoint has no such name',
    entered: { accessTokenUrl: 'https://auth.jira-console.invalid/oauth/token' },
    code: 'dns_failed',
    reason: 'The name auth.jira-console.invalid was not found',
    remedy: 'Check the network and the address',
  },
  {
    what: 'no site was granted',
    arrange: ({ settings }) => (settings.accessible_resources = []),
    code: 'no_jira_site',
    reason: 'Authorized, but no Jira site was granted',
    remedy: 'choose a site with Jira',
  },
  {
    what: 'the sites cannot be read',
    fault: {
      on: 'accessible_resources',
      effect: { status: 502, body: '<html>', content_type: 'text/html' },
    },
    code: 'sites_unavailable',
    reason: 'the sites could not be read (502)',
    remedy: 'Refresh to try again',
  },
  {
    what: 'Jira refuses the user',
    fault: { on: 'gateway', effect: { status: 403, body: { message: 'Forbidden' } } },
    code: 'jira_refused',
    reason: 'Jira refused the first request (403)',
    remedy: 'whether the app is blocked there',
  },
];

/** A page on which the browser stops, so that only the user can tell. */
interface StopPage {
  readonly what: string;
  readonly entered?: Partial<CredentialDraft>;
  readonly arrange?: (simulator: Simulator) => void;
  /** Whether it comes only after the user's Accept. */
  readonly afterAccept?: true;
  /** What the page says, and how the question after it names that. */
  readonly says: RegExp;
  readonly named: string;
  readonly remedy: string;
}

export const STOP_PAGES: readonly StopPage[] = [
  {
    what: 'a callback URL that the app does not have',
    entered: { callbackPort: '28439' },
    says: /redirect_uri is not registered for client/,
    named: '“redirect_uri is not registered for client”',
    remedy: 'set the callback URL of this editor to the letter',
  },
  {
    what: 'a scope that the app does not have',
    entered: { scope: 'read:jira-work read:issue:jira offline_access' },
    says: /This app has requested scopes that have not been added to the app\./,
    named: '“This app has requested scopes that have not been added to the app.”',
    remedy: 'under Permissions, add every scope that is listed here',
  },
  {
    what: 'an app of somebody else that is not shared',
    arrange: (simulator) => simulator.register({ ...CONSOLE_DEMO_APP, owner: 'somebody' }),
    says: /is not shared\. Only its owner can use it/,
    named: '“… is not shared”, or that only its owner can use the app',
    remedy: 'turn on sharing under Distribution',
  },
  {
    what: 'a site whose admin blocks apps',
    arrange: ({ sites }) => sites.forEach((site) => (site.blocks_user_installed_apps = true)),
    afterAccept: true,
    says: /Your site admin must authorize this app for the site/,
    named: '“Your site admin must authorize this app for the site …”',
    remedy: 'ask its admin to allow the app',
  },
  {
    what: 'a client ID that nobody has',
    entered: { client_id: 'nobody' },
    says: /Unknown client: nobody/,
    named: '“Unknown client”, or that the app does not exist',
    remedy: 'Copy the client ID again',
  },
];
