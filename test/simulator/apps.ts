import { ADA } from './accounts';
import { CLASSIC_JIRA_SCOPES } from './scopes';

/** An app of the developer console. */
export interface App {
  readonly name: string;
  readonly client_id: string;
  readonly client_secret: string;
  /** Compared letter by letter. */
  readonly redirect_uris: readonly string[];
  /** The scopes added to the app; `offline_access` is always allowed and never in the list. */
  readonly scopes: readonly string[];
  /** Also takes the loopback addresses that `asExternalUri` makes in the server edition of VS Code. */
  readonly accepts_editor_uri?: boolean;
  /** May use client_credentials, and nothing else. */
  readonly service_account?: boolean;
  /** Distribution; without it only the owner can authorize. */
  readonly shared: boolean;
  /** An account ID; Ada Lovelace's where it is missing. */
  readonly owner?: string;
}

const LOOPBACK_CALLBACK = 'http://127.0.0.1:28437/callback';

/** Has every classic scope and every callback the extension uses. */
export const CONSOLE_DEMO_APP: App = {
  name: 'Console demo app',
  client_id: 'consoledemoappclientid0000000001',
  client_secret: 'ATOAconsoleDemoAppSecret-0123456789abcdefghijklmnopqrstuvwxyz-000001',
  redirect_uris: [
    LOOPBACK_CALLBACK,
    'http://localhost:28437/callback',
    'vscode://jira-tools.jira-console/callback',
    'code-oss://jira-tools.jira-console/callback',
  ],
  scopes: [...CLASSIC_JIRA_SCOPES, 'read:me', 'read:account'],
  accepts_editor_uri: true,
  shared: false,
};

/** Has few scopes and one callback, for what goes wrong. */
export const READ_ONLY_APP: App = {
  name: 'Read only app',
  client_id: 'readonlyappclientid0000000000002',
  client_secret: 'ATOAreadOnlyAppSecret-0123456789abcdefghijklmnopqrstuvwxyz-000000002',
  redirect_uris: [LOOPBACK_CALLBACK],
  scopes: ['read:jira-user', 'read:jira-work', 'read:me'],
  shared: false,
};

/** A service account; register it where a test needs client_credentials. */
export const SERVICE_ACCOUNT_APP: App = {
  name: 'Release robot',
  client_id: 'serviceaccountclientid0000000003',
  client_secret: 'ATOAserviceAccountSecret-0123456789abcdefghijklmnopqrstuvwxyz-000003',
  redirect_uris: [],
  scopes: ['read:jira-user', 'read:jira-work', 'write:jira-work'],
  service_account: true,
  shared: false,
};

/** The developer console: the apps that exist. */
export class AppRegistry {
  readonly #apps = new Map<string, App>();

  /** Adds an app, or replaces the one with its client ID. */
  register(app: App): void {
    this.#apps.set(app.client_id, app);
  }

  /** The app with a client ID. */
  find(client_id: string | undefined): App | undefined {
    return client_id === undefined ? undefined : this.#apps.get(client_id);
  }

  /** Every app's secret. */
  secrets(): string[] {
    return [...this.#apps.values()].map((app) => app.client_secret);
  }
}

/** Whether an account may use an app at all. */
export function mayUse(app: App, account_id: string): boolean {
  return app.shared || (app.owner ?? ADA.account_id) === account_id;
}

/** Whether the app knows a redirect_uri. */
export function allowsRedirect(app: App, redirect_uri: string): boolean {
  if (app.redirect_uris.includes(redirect_uri)) return true;
  return app.accepts_editor_uri === true && isEditorUri(redirect_uri);
}

function isEditorUri(redirect_uri: string): boolean {
  if (!URL.canParse(redirect_uri)) return false;
  const { protocol, hostname, searchParams } = new URL(redirect_uri);
  return (
    /^https?:$/u.test(protocol) &&
    ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) &&
    searchParams.has('vscode-reqid') &&
    searchParams.get('vscode-authority') === 'jira-tools.jira-console'
  );
}
