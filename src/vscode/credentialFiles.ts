import * as vscode from 'vscode';
import { endpointsOf, type Credential } from '../core/credentials/credential';
import {
  afterImport,
  parseCredentialFile,
  planImport,
  toCredentialFile,
  type Change,
  type ImportStep,
} from '../core/credentials/credentialFile';
import { CredentialError } from '../core/credentials/errors';
import { fieldLabel } from './fieldLabels';
import { idOf } from './pick';
import type { Services } from './services';

/** Bytes. A file of a thousand credentials is smaller. */
const LARGEST_FILE = 1_000_000;

const FILTERS = { JSON: ['json'] };

/** `Export Credentials`: writes the one of the tree's row, or those picked, without secrets. */
export async function exportCredentials({ store }: Services, given: unknown): Promise<void> {
  const readable = (await store.list()).filter((entry) => 'credential' in entry);
  const all = readable.map(({ credential }) => credential);
  const id = idOf(given);
  const chosen =
    id === undefined ? await pickToExport(all) : all.filter((credential) => credential.id === id);
  if (chosen === undefined || chosen.length === 0) return;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const uri = await vscode.window.showSaveDialog({
    title: 'Export Credentials, without secrets',
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, 'jira-credentials.json') }),
    filters: FILTERS,
  });
  if (uri === undefined) return;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(toCredentialFile(chosen)));
  const open = 'Open File';
  const message = `Exported ${count(chosen.length)}; no secret is in the file.`;
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await vscode.window.showTextDocument(uri);
  }
}

async function pickToExport(
  all: readonly Credential[],
): Promise<readonly Credential[] | undefined> {
  if (all.length === 0) {
    void vscode.window.showInformationMessage('There is no credential to export.');
    return undefined;
  }
  const items = all.map((credential) => ({ credential, label: credential.name, picked: true }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    placeHolder: 'Choose what to export; secrets stay here',
  });
  return picked?.map(({ credential }) => credential);
}

/** `Import Credentials`: shows what each would change, and imports those picked. */
export async function importCredentials({ store }: Services): Promise<void> {
  const [uri] =
    (await vscode.window.showOpenDialog({ title: 'Import Credentials', filters: FILTERS })) ?? [];
  if (uri === undefined) return;
  const steps = planImport(parseCredentialFile(await readText(uri)), await store.list());
  const picked = await vscode.window.showQuickPick(steps.map(importItem), {
    canPickMany: true,
    placeHolder: 'What the import would change; choose what to import',
    ignoreFocusOut: true,
  });
  if (picked === undefined || picked.length === 0) return;
  for (const { imported, saved } of picked.map(({ step }) => step)) {
    if (saved === undefined) await store.add(imported);
    else await store.update(saved.id, (current) => afterImport(current, imported));
  }
  void vscode.window.showInformationMessage(
    `Imported ${count(picked.length)}. Secrets are entered with Edit Credential.`,
  );
}

async function readText(uri: vscode.Uri): Promise<string> {
  if ((await vscode.workspace.fs.stat(uri)).size > LARGEST_FILE) {
    throw new CredentialError('import_too_large');
  }
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

function importItem(step: ImportStep): vscode.QuickPickItem & { readonly step: ImportStep } {
  const { imported, saved, changes, losesSecret } = step;
  const details = [
    ...(losesSecret ? ['its secret has to be entered again'] : []),
    ...(saved ? [] : [`talks to ${hostsOf(imported).join(', ')}`]),
    ...[...changes]
      .sort(addressesFirst)
      .map(({ field, from, to }) => `${fieldLabel(field)}: ${from || 'empty'} → ${to || 'empty'}`),
  ];
  const isSame = saved !== undefined && changes.length === 0;
  return {
    step,
    // A name is not to bring a symbol of its own.
    label: imported.name.replaceAll('$(', '$ ('),
    description: isSame ? 'no change' : saved ? `changes “${saved.name}”` : 'new',
    ...(details.length > 0 && { detail: details.join(' · ') }),
    picked: !isSame,
  };
}

/** A long line is cut off at its end, and where a secret goes matters most. */
function addressesFirst(one: Change, other: Change): number {
  const isAddress = ({ field }: Change) => Number(/Url$/u.test(field));
  return isAddress(other) - isAddress(one);
}

function hostsOf(credential: Credential): readonly string[] {
  return [...new Set(endpointsOf(credential).map((url) => new URL(url).host))];
}

function count(credentials: number): string {
  return credentials === 1 ? '1 credential' : `${credentials} credentials`;
}
