import * as vscode from 'vscode';
import type { Site } from '../core/atlassian/sites';
import { light, type Light } from '../core/credentials/status';
import type { CredentialEntry } from '../core/credentials/store';
import type { Services } from './services';

/** The symbol of a light where only text can stand. */
const LIGHT_CODICON: Record<Light, string> = {
  green: '$(pass-filled)',
  amber: '$(warning)',
  red: '$(error)',
  grey: '$(circle-large-outline)',
};

/**
 * The credential that a command is for: the tree's row, the only one there is, or the one picked.
 * Undefined where the user picked none; where there are none, it offers to add one.
 */
export async function pickCredential(
  { store }: Pick<Services, 'store'>,
  given: unknown,
  placeHolder: string,
): Promise<CredentialEntry | undefined> {
  const entries = await store.list();
  const id = idOf(given);
  if (id !== undefined) return entries.find((entry) => entry.id === id);
  if (entries.length === 0) {
    await offerToAdd();
    return undefined;
  }
  if (entries.length === 1) return entries[0];
  // What needs attention first.
  const order: readonly Light[] = ['red', 'grey', 'amber', 'green'];
  const items = entries
    .map((entry) => ({ entry, label: `${LIGHT_CODICON[light(entry)]} ${nameOf(entry)}` }))
    .sort((a, b) => order.indexOf(light(a.entry)) - order.indexOf(light(b.entry)));
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.entry;
}

/** The site that a command is for: the tree's row, the only one there is, or the one picked. */
export async function pickSite(services: Services, given: unknown): Promise<Site | undefined> {
  if (isSiteRow(given)) return given.site;
  const entries = (await services.store.list()).filter((entry) => 'credential' in entry);
  const items = entries.flatMap(({ credential, grant }) =>
    grant.sites.map((site) => ({
      site,
      label: site.name,
      description: site.url,
      detail: credential.name,
    })),
  );
  if (items.length === 0) {
    void vscode.window.showInformationMessage('No site yet: authorize a credential first.');
    return undefined;
  }
  if (items.length === 1) return items[0]?.site;
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Choose a site' }))?.site;
}

/** What to call a credential, also one whose record cannot be read. */
export function nameOf(entry: CredentialEntry): string {
  return 'credential' in entry ? entry.credential.name : `Unreadable credential (${entry.id})`;
}

/** Says that there is no credential, and offers to add one. */
export async function offerToAdd(): Promise<void> {
  const add = 'Add Credential';
  const choice = await vscode.window.showInformationMessage('There is no credential yet.', add);
  if (choice === add) await vscode.commands.executeCommand('jiraConsole.addCredential');
}

/** The id of the credential that a command was given, by the tree's row or by other code. */
export function idOf(given: unknown): string | undefined {
  if (typeof given === 'string') return given;
  return isRow(given) ? given.credentialId : undefined;
}

/** A row of the tree, as VS Code hands it to a command. */
function isRow(given: unknown): given is { readonly credentialId: string } {
  return typeof given === 'object' && given !== null && 'credentialId' in given;
}

function isSiteRow(given: unknown): given is { readonly site: Site } {
  return typeof given === 'object' && given !== null && 'site' in given;
}
