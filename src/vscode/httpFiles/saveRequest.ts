import * as v from 'valibot';
import * as vscode from 'vscode';
import { isCodedError } from '../../core/errors';
import type { RequestBody } from '../../core/ports';
import { HttpFileError } from '../../core/rest/errors';
import { pathFrom } from '../../core/rest/httpFile/filePaths';
import { parseHttpFile } from '../../core/rest/httpFile/parse';
import { appendRequest, replaceRequest } from '../../core/rest/httpFile/save';
import { serializeRequest } from '../../core/rest/httpFile/serialize';
import { targetWithoutUserinfo } from '../../core/rest/httpFile/userinfo';
import type { RequestDraft } from '../../protocol/console';
import { CONSOLE_SCHEMAS } from '../consoleSchemas';
import { sentence } from '../messages/sentences';
import { plainText } from '../plainText';
import type { Services } from '../services';
import { tellError } from '../tellError';
import { findHttpFiles, MOST_FILES } from './httpDocuments';
import { knownCredentials } from '../knownCredentials';

/** A file to save into. */
interface ChosenFile {
  readonly uri: vscode.Uri;
  readonly isNew: boolean;
}

/**
 * `Save Request`: writes the request that a console hands it into a file that its user chooses, in the
 * place of the one of its name or behind the last, with its credential's name, its site's address and
 * no token.
 */
export async function saveRequest(services: Services, given: unknown): Promise<void> {
  const draft = v.safeParse(CONSOLE_SCHEMAS.send, given);
  if (!draft.success) return;
  try {
    await save(services, draft.output);
  } catch (error) {
    if (!isCodedError(error)) throw error;
    void tellError(error);
  }
}

async function save(services: Services, draft: RequestDraft): Promise<void> {
  const through = await namesOf(services, draft);
  // What cannot be written is said before anything is asked.
  serializeRequest(draft, { name: 'request', ...through });
  const file = await chooseFile();
  if (file === undefined) return;
  const name = await askName(draft);
  if (name === undefined) return;
  const body = relativeFiles(file.uri, draft.body);
  const block = serializeRequest({ ...draft, body }, { name, ...through });
  if (file.isNew) await writeNew(file.uri, block);
  else if (!(await writeInto(file.uri, name, block))) return;
  const message = `Saved “${plainText(name)}” in ${plainText(vscode.workspace.asRelativePath(file.uri))}.`;
  void vscode.window.showInformationMessage(message);
}

async function namesOf(
  services: Services,
  { credentialId, cloudId }: RequestDraft,
): Promise<{ readonly credential?: string | undefined; readonly site?: string | undefined }> {
  const known = (await knownCredentials(services)).find(({ id }) => id === credentialId);
  return {
    credential: known?.name,
    site: known?.sites.find((site) => site.cloudId === cloudId)?.url,
  };
}

async function chooseFile(): Promise<ChosenFile | undefined> {
  const files = (await findHttpFiles()).slice(0, MOST_FILES);
  if (files.length === 0) return askNewFile();
  const items = [
    { label: '$(new-file) New File …', uri: undefined },
    ...files.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri })),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Save Request',
    placeHolder: 'Choose the file to save the request in',
  });
  if (picked === undefined) return undefined;
  return picked.uri === undefined ? askNewFile() : { uri: picked.uri, isNew: false };
}

async function askNewFile(): Promise<ChosenFile | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const uri = await vscode.window.showSaveDialog({
    title: 'Save Request',
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, 'requests.http') }),
    filters: { Requests: ['http', 'rest'] },
  });
  if (uri === undefined) return undefined;
  // Whatever the dialog says about a file that is there, the request is added to it.
  const isThere = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  return { uri, isNew: !isThere };
}

async function askName({ method, path }: RequestDraft): Promise<string | undefined> {
  const shown = targetWithoutUserinfo(path.trim()).split('?', 1)[0] ?? '';
  const name = await vscode.window.showInputBox({
    title: 'Save Request',
    prompt: 'Name of the request',
    value: `${method} ${shown}`.trim(),
    validateInput: (value) => (value.trim() === '' ? sentence('http_name_invalid') : undefined),
  });
  return name?.trim();
}

async function mayReplace(name: string, uri: vscode.Uri): Promise<boolean> {
  const replace = 'Replace';
  const choice = await vscode.window.showWarningMessage(
    `Replace the request “${name}”?`,
    { modal: true, detail: `${vscode.workspace.asRelativePath(uri)} has one of this name.` },
    replace,
  );
  return choice === replace;
}

/** A file that is not on this machine's disk is beside none of those that the console has chosen. */
function relativeFiles(uri: vscode.Uri, body: RequestBody): RequestBody {
  if (typeof body === 'string' || uri.scheme !== 'file') return body;
  const folder = vscode.Uri.joinPath(uri, '..').fsPath;
  return body.map((part) =>
    'file' in part ? { ...part, file: pathFrom(folder, part.file) } : part,
  );
}

async function writeNew(uri: vscode.Uri, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  await apply(edit);
  await vscode.window.showTextDocument(uri);
}

/**
 * Writes through the editor, so that it can be undone, and saves the file unless its user has changed
 * it; says whether it was written.
 */
async function writeInto(uri: vscode.Uri, name: string, block: string): Promise<boolean> {
  const { requests } = parseHttpFile((await openDocument(uri)).getText());
  const isNamedSo = requests.some((request) => request.name === name);
  if (isNamedSo && !(await mayReplace(name, uri))) return false;
  // It may have been changed, and closed, while its user was asked.
  const document = await openDocument(uri);
  const text = document.getText();
  const written = isNamedSo ? replaceRequest(text, name, block) : appendRequest(text, block);
  if (written === undefined) throw new HttpFileError('http_name_ambiguous', { name });
  const wasDirty = document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  edit.replace(uri, document.validateRange(all), written);
  await apply(edit);
  if (!wasDirty) await document.save();
  return true;
}

async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    throw new HttpFileError('http_file_unreadable', { file: vscode.workspace.asRelativePath(uri) });
  }
}

async function apply(edit: vscode.WorkspaceEdit): Promise<void> {
  if (!(await vscode.workspace.applyEdit(edit))) throw new HttpFileError('http_file_not_written');
}
