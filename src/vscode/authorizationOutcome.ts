import * as vscode from 'vscode';
import { newSites, type Site } from '../core/atlassian/sites';
import type {
  AccountChange,
  AuthorizationOutcome,
  AuthorizationUnderWay,
} from '../core/credentials/authorizations';
import { apiOf, type Credential } from '../core/credentials/credential';
import type { Failure, Grant } from '../core/credentials/grant';
import type { CredentialStore } from '../core/credentials/store';
import { BROWSER_PAGES } from './browserPages';
import { explain, sentence } from './messages/sentences';
import { plainText } from './plainText';

/** Asks before the grant of another account takes the place of the one there is. */
export async function confirmAccount({
  credentialName,
  before,
  after,
}: AccountChange): Promise<boolean> {
  const replace = 'Replace';
  const choice = await vscode.window.showWarningMessage(
    plainText(
      `“${credentialName}” was authorized by ${before.displayName}, and now by ${after.displayName}.`,
    ),
    {
      modal: true,
      detail: `Replace the grant of ${before.displayName}? Cancel keeps it.`,
    },
    replace,
  );
  return choice === replace;
}

/** Tells how an authorization ended. */
export async function tellOutcome(
  { credential, before }: AuthorizationUnderWay,
  outcome: AuthorizationOutcome,
): Promise<void> {
  if (outcome.kind === 'granted') await tellGrant(credential, outcome.grant, before);
  else await tellFailure(credential, outcome.failure);
}

/** Tells what a grant reaches, and which of its sites were not there before. */
export async function tellGrant(
  credential: Credential,
  grant: Grant,
  before?: Grant,
): Promise<void> {
  if (grant.failure) {
    await tellFailure(credential, grant.failure);
    return;
  }
  const { apiBaseUrl, direct } = apiOf(credential);
  const sites = direct ? new URL(apiBaseUrl).host : nameAll(grant.sites);
  const added = before?.sites.length ? newSites(before.sites, grant.sites) : [];
  const news = added.length > 0 ? ` Now also: ${nameAll(added)}.` : '';
  const open = 'Open Console';
  const message = `“${plainText(credential.name)}” is authorized for ${sites}.${news}`;
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await vscode.commands.executeCommand('jiraConsole.openConsole', credential.id);
  }
}

/** Tells that a refresh token was refused for good. */
export async function tellRefusal(store: CredentialStore, id: string): Promise<void> {
  const entry = (await store.list()).find((one) => one.id === id);
  if (entry === undefined || 'error' in entry || !entry.grant.failure) return;
  await tellFailure(entry.credential, entry.grant.failure);
}

function nameAll(sites: readonly Site[]): string {
  return plainText(sites.map(({ name }) => name).join(', '));
}

async function tellFailure({ id, name }: Credential, failure: Failure): Promise<void> {
  if (['authorization_timed_out', 'authorization_cancelled'].includes(failure.code)) {
    await askWhatTheBrowserShowed(id, name, failure);
    return;
  }
  if (['authorization_replaced', 'credential_not_found'].includes(failure.code)) return;
  const again = 'Authorize Again';
  const diagnose = 'Diagnose';
  const message = `“${plainText(name)}”: ${sentence(failure.code, failure)}`;
  const choice = await vscode.window.showErrorMessage(message, again, diagnose);
  if (choice === again) await vscode.commands.executeCommand('jiraConsole.authorize', id);
  if (choice === diagnose) await vscode.commands.executeCommand('jiraConsole.diagnose', id);
}

/** Where no answer came back, only the user can tell on which page the browser stopped. */
async function askWhatTheBrowserShowed(id: string, name: string, { code }: Failure): Promise<void> {
  const tell = 'What Did the Browser Show?';
  const again = 'Authorize Again';
  const message = `“${plainText(name)}”: ${explain(code).reason}`;
  const choice = await (code === 'authorization_timed_out'
    ? vscode.window.showErrorMessage(message, tell, again)
    : vscode.window.showInformationMessage(message, tell, again));
  if (choice === again) await vscode.commands.executeCommand('jiraConsole.authorize', id);
  if (choice !== tell) return;
  const shown = await vscode.window.showQuickPick(
    BROWSER_PAGES.map(({ shows, remedy }) => ({ label: shows, detail: remedy })),
    { placeHolder: 'What did the browser show?', ignoreFocusOut: true },
  );
  if (shown) void vscode.window.showInformationMessage(shown.detail);
}
