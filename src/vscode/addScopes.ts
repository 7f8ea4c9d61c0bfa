import * as vscode from 'vscode';
import { DEVELOPER_CONSOLE_URL } from '../core/atlassian/endpoints';
import { isCodedError } from '../core/errors';
import { addScopesTo } from '../core/credentials/credential';
import { openLink } from './openLink';
import { plainText } from './plainText';
import type { Services } from './services';
import { tellError } from './tellError';

/** Adds scopes to those that a credential asks for, once the user knows what has to be so at Atlassian. */
export async function addScopes(
  { store }: Services,
  credentialId: string,
  scopes: readonly string[],
): Promise<void> {
  const [add, open] = ['Add and Authorize', 'Open Developer Console'];
  try {
    const { name } = await store.read(credentialId);
    const choice = await vscode.window.showInformationMessage(
      `Ask for ${scopes.join(' and ')} with “${plainText(name)}”, too?`,
      {
        modal: true,
        detail:
          'Atlassian grants only what the app lists under Permissions. ' +
          'Add it there first, then authorize again.',
      },
      add,
      open,
    );
    if (choice === open) await openLink(DEVELOPER_CONSOLE_URL);
    if (choice !== add) return;
    await store.update(credentialId, (credential) => addScopesTo(credential, scopes));
    await vscode.commands.executeCommand('jiraConsole.authorize', credentialId);
  } catch (error) {
    if (!isCodedError(error)) throw error;
    void tellError(error, credentialId);
  }
}
