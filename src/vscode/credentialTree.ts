import * as vscode from 'vscode';
import type { Site } from '../core/atlassian/sites';
import type { Clock } from '../core/ports';
import { apiOf, needsConsent } from '../core/credentials/credential';
import type { NextStep } from '../core/credentials/nextStep';
import { statusOf, type Concern, type Light } from '../core/credentials/status';
import type { CredentialEntry } from '../core/credentials/store';
import { relativeTime } from '../core/text/relativeTime';
import { isCodedError } from '../core/errors';
import { credentialErrorSentence, credentialSentence } from './messages/credentialSentences';
import { nameOf } from './pick';
import type { BaseServices } from './services';

/** The id of the view, as package.json contributes it. */
const VIEW_ID = 'jiraConsole.credentials';

/** Milliseconds between two looks at the relative times, while the view is visible. */
const CLOCK_TICK = 30_000;

/** A row of the tree; commands get it from menus and find in it what it is about. */
type Row =
  | { readonly kind: 'credential'; readonly credentialId: string; readonly entry: CredentialEntry }
  | { readonly kind: 'site'; readonly credentialId: string; readonly site: Site }
  | { readonly kind: 'detail'; readonly credentialId: string; readonly item: vscode.TreeItem };

/** Pictures, since a theme's icon loses its color in the row that is selected. */
const LIGHT_FILES: Record<Light, string> = {
  green: 'lightGreen.svg',
  amber: 'lightAmber.svg',
  red: 'lightRed.svg',
  grey: 'lightGrey.svg',
};

/** Shows the credentials with their light, sites, scopes, account and token expiry. */
export function registerCredentialTree(
  context: vscode.ExtensionContext,
  services: BaseServices,
): void {
  const changed = new vscode.EventEmitter<undefined>();
  const media = vscode.Uri.joinPath(context.extensionUri, 'media');
  const view: vscode.TreeView<Row> = vscode.window.createTreeView(VIEW_ID, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async (row?: Row) => {
        if (row === undefined) return rootRows(view, services);
        return row.kind === 'credential' ? childrenOf(row.entry, services.clock) : [];
      },
      getTreeItem: (row: Row) => treeItem(row, media),
    },
    showCollapseAll: true,
  });
  context.subscriptions.push(vscode.window.registerFileDecorationProvider(productionDecoration));
  const refresh = () => changed.fire(undefined);
  const tick = setInterval(() => {
    if (view.visible) refresh();
  }, CLOCK_TICK);
  context.subscriptions.push(view, changed, { dispose: () => clearInterval(tick) });
  context.subscriptions.push(services.store.onDidChange(refresh));
  context.subscriptions.push(view.onDidChangeVisibility(refresh));
  // Some hosts do not tell one window what another has stored.
  const onWindowState = vscode.window.onDidChangeWindowState(({ focused }) => {
    if (focused) services.store.lookAgain();
  });
  context.subscriptions.push(onWindowState);
}

/** An error that nobody catches would be a notification at every look. */
async function rootRows(view: vscode.TreeView<Row>, { store }: BaseServices): Promise<Row[]> {
  try {
    view.message = unseenMessage(await store.countUnseen());
    return (await store.list()).map(credentialRow);
  } catch (error) {
    if (!isCodedError(error)) throw error;
    view.message = credentialErrorSentence(error);
    return [];
  }
}

function unseenMessage(count: number): string {
  if (count === 0) return '';
  return `Another window has added ${count === 1 ? 'a credential' : `${count} credentials`}. Reload this window to see ${count === 1 ? 'it' : 'them'}.`;
}

function credentialRow(entry: CredentialEntry): Row {
  return { kind: 'credential', credentialId: entry.id, entry };
}

function childrenOf(entry: CredentialEntry, clock: Clock): Row[] {
  if ('error' in entry) return [];
  const { credential, grant } = entry;
  const detail = (id: string, label: string, description: string, icon: string): Row => {
    const item = new vscode.TreeItem(label);
    item.id = `${entry.id}/${id}`;
    item.description = description;
    item.tooltip = `${label}: ${description}`;
    item.iconPath = new vscode.ThemeIcon(icon);
    return { kind: 'detail', credentialId: entry.id, item };
  };
  const { tokenSet, account, failure } = grant;
  return [
    ...grant.sites.map((site): Row => ({ kind: 'site', credentialId: entry.id, site })),
    ...(account ? [detail('account', 'Account', account.displayName, 'account')] : []),
    ...(tokenSet
      ? [
          detail('scopes', 'Granted scopes', tokenSet.scope, 'checklist'),
          detail(
            'expiry',
            'Access token',
            expiry(tokenSet, clock.now(), failure !== undefined),
            'watch',
          ),
        ]
      : needsConsent(credential)
        ? [detail('scopes', 'Scopes to ask for', credential.scope, 'checklist')]
        : []),
  ];
}

function expiry(
  tokenSet: { expiresAt?: number | undefined; refresh_token?: string | undefined },
  now: number,
  hasFailed: boolean,
): string {
  const { expiresAt, refresh_token } = tokenSet;
  const isRenewed = refresh_token !== undefined && !hasFailed;
  const renewal = isRenewed ? 'renewed on demand' : 'is not renewed';
  if (expiresAt === undefined) return `no stated end, ${renewal}`;
  const verb = expiresAt > now ? 'expires' : 'expired';
  return `${verb} ${relativeTime(expiresAt, now)}, ${renewal}`;
}

function treeItem(row: Row, media: vscode.Uri): vscode.TreeItem {
  switch (row.kind) {
    case 'credential':
      return credentialItem(row.entry, media);
    case 'site':
      return siteItem(row.credentialId, row.site);
    case 'detail':
      return row.item;
  }
}

function credentialItem(entry: CredentialEntry, media: vscode.Uri): vscode.TreeItem {
  const { light } = statusOf(entry);
  const item = new vscode.TreeItem(
    nameOf(entry),
    'error' in entry
      ? vscode.TreeItemCollapsibleState.None
      : vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = entry.id;
  item.iconPath = vscode.Uri.joinPath(media, LIGHT_FILES[light]);
  item.description = summary(entry);
  item.tooltip = `${nameOf(entry)} (${light} light)\n${explanation(entry)}`;
  item.contextValue = 'error' in entry ? 'credential.unreadable' : `credential.${light}`;
  const isProduction = 'credential' in entry && entry.credential.production;
  if (isProduction) item.resourceUri = PRODUCTION;
  item.accessibilityInformation = {
    label: `${nameOf(entry)}${isProduction ? ', production' : ''}, ${light} light, ${explanation(entry)}`,
  };
  return item;
}

/** Rows get a color of their own only by way of an address that a decoration knows. */
const PRODUCTION = vscode.Uri.from({ scheme: 'jira-console-production' });

const productionDecoration: vscode.FileDecorationProvider = {
  provideFileDecoration: ({ scheme }) =>
    scheme === PRODUCTION.scheme
      ? new vscode.FileDecoration(
          'P',
          'Production',
          new vscode.ThemeColor('list.warningForeground'),
        )
      : undefined,
};

const NEXT_STEPS: Record<NextStep, string> = {
  authorize: 'authorize it',
  reload_window: 'reload this window',
  enter_secret: 'enter its secret',
  check_client: 'check client ID and secret',
  grant_jira_site: 'no Jira site was granted',
  refresh: 'refresh to try again',
  edit: 'check what was entered',
  update: 'update Jira Console',
  delete: 'cannot be read, delete it',
};

const CONCERN_LABELS: Record<Concern, string> = {
  refresh_token_missing: 'not renewed',
  scopes_missing: 'scopes missing',
  secrets_behind: 'renewed in another window',
  credential_behind: 'changed in another window',
  tokens_lost: 'tokens lost, authorize again',
  refresh_interrupted: 'renewal interrupted, authorize again',
  secrets_unavailable: 'cannot be read now',
  sites_unavailable: 'sites may be out of date',
};

/** What stands beside the name: how many sites, or what the credential needs next. */
function summary(entry: CredentialEntry): string {
  const { light, nextStep, concerns } = statusOf(entry);
  if (light === 'red' && nextStep) return `FAILED: ${NEXT_STEPS[nextStep]}`;
  if (light === 'grey' && nextStep) return NEXT_STEPS[nextStep];
  if (nextStep === 'reload_window') {
    return [...concerns.map((concern) => CONCERN_LABELS[concern]), NEXT_STEPS[nextStep]].join(', ');
  }
  const sites = 'grant' in entry ? entry.grant.sites.length : 0;
  return [
    ...('credential' in entry && apiOf(entry.credential).direct
      ? [new URL(apiOf(entry.credential).apiBaseUrl).host]
      : [sites === 1 ? '1 site' : `${sites} sites`]),
    ...concerns.map((concern) => CONCERN_LABELS[concern]),
  ].join(' · ');
}

function explanation(entry: CredentialEntry): string {
  const { failure, concerns } = statusOf(entry);
  if (failure) return `${credentialSentence(failure.code, failure)} [${failure.code}]`;
  return [summary(entry), ...concerns.map((concern) => credentialSentence(concern))].join('\n');
}

function siteItem(credentialId: string, { cloudId, name, url }: Site): vscode.TreeItem {
  const item = new vscode.TreeItem(name);
  item.id = `${credentialId}/site/${cloudId}`;
  item.description = `${url.replace(/^https:\/\//u, '')} · ${cloudId}`;
  item.tooltip = `${name}\n${url}\nCloud ID: ${cloudId}`;
  item.iconPath = new vscode.ThemeIcon('globe');
  item.contextValue = 'site';
  return item;
}
