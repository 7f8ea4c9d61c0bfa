import * as vscode from 'vscode';
import { CredentialStore } from './core/credentials/store';
import { WindowLock } from './core/windowLock';
import type { LoadedFeatures } from './features';
import { systemClock as clock } from './node/systemClock';
import { registerCredentialTree } from './vscode/credentialTree';
import { createLog } from './vscode/log';
import { registerFeatures } from './vscode/registration';
import { createSecretStore } from './vscode/secretStorage';
import type { BaseServices } from './vscode/services';

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
  registerFeatures(context, features);
  // The host suites look behind the commands; nobody else gets at the tokens this way.
  return context.extensionMode === vscode.ExtensionMode.Test ? features : undefined;
}

function createBaseServices(context: vscode.ExtensionContext): BaseServices {
  const secrets = createSecretStore(context);
  const lock = new WindowLock();
  const log = createLog(context);
  return { secrets, lock, store: new CredentialStore(secrets, lock), clock, log };
}
