import * as vscode from 'vscode';
import { Markers } from './core/credentials/markers';
import { CredentialStore } from './core/credentials/store';
import { SharedLock } from './core/sharedLock';
import { WindowLock } from './core/windowLock';
import type { LoadedFeatures } from './features';
import { NodeSharedFolder } from './node/sharedFolder';
import { systemClock as clock } from './node/systemClock';
import { closeLostBodies } from './vscode/bodyDocuments/bodyScheme';
import { registerCredentialTree } from './vscode/credentialTree';
import { registerHistoryView } from './vscode/history/historyView';
import { mementoTexts } from './vscode/history/mementoTexts';
import { registerHttpFiles } from './vscode/httpFiles/registerHttpFiles';
import { createLog, type Log } from './vscode/log';
import { registerFeatures } from './vscode/registration';
import { createSecretStore } from './vscode/secretStorage';
import type { BaseServices } from './vscode/services';
import { createStorageTrouble } from './vscode/storageTrouble';

/**
 * The composition root of what every window needs: the tree, and the doors to all else, which
 * `features.ts` composes at its first use.
 */
export function activate(
  context: vscode.ExtensionContext,
): (() => Promise<LoadedFeatures>) | undefined {
  const base = createBaseServices(context);
  const load = async (): Promise<LoadedFeatures> => {
    const { createFeatures } = await import('./features');
    return createFeatures(context, base);
  };
  let loaded: Promise<LoadedFeatures> | undefined;
  const features = () => (loaded ??= load());
  registerCredentialTree(context, base);
  registerHttpFiles(context, base, features);
  registerHistoryView(context, base, features);
  registerFeatures(context, features);
  void closeLostBodies();
  // The host suites look behind the commands; nobody else gets at the tokens this way.
  return context.extensionMode === vscode.ExtensionMode.Test ? features : undefined;
}

function createBaseServices(context: vscode.ExtensionContext): BaseServices {
  const secrets = createSecretStore(context);
  const log = createLog(context);
  const { onUnusable, onNotStored } = createStorageTrouble(log);
  const folder = sharedFolderOf(context, log);
  const lock = folder ? new SharedLock(folder, clock, onUnusable) : new WindowLock();
  const markers = new Markers(folder, onUnusable);
  const store = new CredentialStore({ secrets, lock, markers, clock, onNotStored });
  const texts = folder ?? mementoTexts(context.globalState);
  return { secrets, lock, store, texts, clock, log };
}

/** Where the extension's storage is no file system, windows have nothing to share. */
function sharedFolderOf(
  { globalStorageUri }: vscode.ExtensionContext,
  log: Log,
): NodeSharedFolder | undefined {
  if (globalStorageUri.scheme === 'file') return new NodeSharedFolder(globalStorageUri.fsPath);
  log.warn(`storage is ${globalStorageUri.scheme}: windows cannot lock each other out`);
  return undefined;
}
