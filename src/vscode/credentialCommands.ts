import * as vscode from 'vscode';
import { MANAGE_GRANTS_URL } from '../core/atlassian/endpoints';
import { needsConsent } from '../core/credentials/credential';
import { duplicateCredential } from '../core/credentials/draft';
import { CredentialError } from '../core/credentials/errors';
import { checkField, normalizeField } from '../core/credentials/fields';
import { statusOf } from '../core/credentials/status';
import type { CredentialEntry } from '../core/credentials/store';
import { isCodedError } from '../core/errors';
import { callback } from './callbackUrl';
import { copy } from './clipboard';
import { exportCredentials, importCredentials } from './credentialFiles';
import type { CommandHandler } from './features';
import { sentence } from './messages/sentences';
import { openLink } from './openLink';
import { nameOf, pickCredential, pickSite } from './pick';
import { plainText } from './plainText';
import type { Services } from './services';
import { tellError } from './tellError';

type Handler = (services: Services, given: unknown) => Promise<void>;

const HANDLERS: Readonly<Record<string, Handler>> = {
  'jiraConsole.copyCallbackUrl': copyCallbackUrl,
  'jiraConsole.copyCloudId': async (services, given) => {
    const site = await pickSite(services, given);
    if (site) await copy(site.cloudId, 'cloud ID');
  },
  'jiraConsole.copySiteUrl': async (services, given) => {
    const site = await pickSite(services, given);
    if (site) await copy(site.url, 'site URL');
  },
  'jiraConsole.duplicateCredential': duplicate,
  'jiraConsole.exportCredentials': exportCredentials,
  'jiraConsole.importCredentials': importCredentials,
  'jiraConsole.rename': rename,
  'jiraConsole.signOut': signOut,
  'jiraConsole.deleteCredential': deleteCredential,
  'jiraConsole.refresh': refresh,
};

/** The commands on a credential that is there: copy, duplicate, rename, sign out, delete, refresh. */
export function createCredentialCommands(services: Services): Record<string, CommandHandler> {
  const telling =
    (handler: Handler): CommandHandler =>
    async (given) => {
      try {
        await handler(services, given);
      } catch (error) {
        if (!isCodedError(error)) throw error;
        void tellError(error);
      }
    };
  return {
    ...Object.fromEntries(Object.entries(HANDLERS).map(([id, handler]) => [id, telling(handler)])),
    'jiraConsole.showLog': () => services.log.show(),
  };
}

async function copyCallbackUrl(services: Services, given: unknown): Promise<void> {
  const entry = await pickCredential(services, given, 'Choose the credential');
  if (entry === undefined) return;
  const credential = await services.store.read(entry.id);
  if (!needsConsent(credential)) throw new CredentialError('consent_not_needed');
  await copy((await callback(credential)).redirect_uri, 'callback URL');
}

async function duplicate({ store, random }: Services, given: unknown): Promise<void> {
  const entry = await pickCredential({ store }, given, 'Choose the credential to duplicate');
  if (entry === undefined) return;
  const names = (await store.list()).map(nameOf);
  const copied = duplicateCredential(await store.read(entry.id), names, random);
  await store.add(copied);
  await vscode.commands.executeCommand('jiraConsole.editCredential', copied.id);
}

async function rename(services: Services, given: unknown): Promise<void> {
  const entry = await pickCredential(services, given, 'Choose the credential to rename');
  if (entry === undefined) return;
  const credential = await services.store.read(entry.id);
  const typed = await vscode.window.showInputBox({
    title: 'Rename Credential',
    value: credential.name,
    prompt: 'New name',
    validateInput: (value) => {
      const problem = checkField('name', value);
      return problem && sentence(problem);
    },
  });
  if (typed === undefined) return;
  const name = normalizeField('name', typed);
  await services.store.update(entry.id, (current) => ({ ...current, name }));
}

async function signOut(services: Services, given: unknown): Promise<void> {
  const entry = await pickCredential(services, given, 'Choose the credential to sign out');
  if (entry === undefined) return;
  // What cannot be read may hold tokens all the same.
  const isUnreadable = 'grant' in entry && entry.grant.failure?.code === 'grant_corrupt';
  if ('grant' in entry && entry.grant.tokenSet === undefined && !isUnreadable) {
    void vscode.window.showInformationMessage(
      `“${plainText(nameOf(entry))}” holds no tokens to forget.`,
    );
    return;
  }
  await inView(() => services.store.signOut(entry.id));
  const revoke = 'Revoke at Atlassian';
  const message =
    `Signed out of “${plainText(nameOf(entry))}”: its tokens are forgotten here. ` +
    'Atlassian keeps the grant until you revoke it there, for all sites at once.';
  if ((await vscode.window.showInformationMessage(message, revoke)) === revoke) {
    await openLink(MANAGE_GRANTS_URL);
  }
}

async function deleteCredential(services: Services, given: unknown): Promise<void> {
  const entry = await pickCredential(services, given, 'Choose the credential to delete');
  if (entry === undefined) return;
  const confirm = 'Delete';
  const choice = await vscode.window.showWarningMessage(
    `Delete “${nameOf(entry)}”?`,
    {
      modal: true,
      detail:
        'Its client ID, client secret, scopes and tokens are lost, and its history is forgotten. ' +
        'The app and what it was granted stay at Atlassian.',
    },
    confirm,
  );
  if (choice !== confirm) return;
  await inView(async () => {
    await services.pending.dropAllOf(entry.id);
    await services.store.delete(entry.id);
    await services.history.clear(entry.id);
  });
}

/** Reads sites and account of every authorized credential anew. */
async function refresh(services: Services): Promise<void> {
  const { store, accessTokens, authorizations } = services;
  const check = async (entry: CredentialEntry) => {
    if (statusOf(entry).light === 'grey' || 'error' in entry) return;
    try {
      await authorizations.recheck(entry.id, await accessTokens.get(entry.id));
    } catch (error) {
      if (!isCodedError(error)) throw error;
      // A token that was refused just now has been told about.
      const isTold = error.code === 'authorization_needed' && entry.grant.failure === undefined;
      if (isTold) return;
      const name = plainText(entry.credential.name);
      void tellError(error, entry.id, `“${name}”: `);
    }
  };
  await inView(async () => Promise.all((await store.list()).map(check)));
}

/** Shows progress over the tree: a change may have to wait for a refresh that is under way. */
async function inView(task: () => Promise<unknown>): Promise<void> {
  await vscode.window.withProgress({ location: { viewId: 'jiraConsole.credentials' } }, task);
}
