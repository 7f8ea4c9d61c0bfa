import type * as vscode from 'vscode';
import { CredentialError } from '../core/credentials/errors';
import { EventSource } from '../core/events';
import type { SecretStore } from '../core/ports';

/** VS Code's SecretStorage as the core's secret store. */
export function createSecretStore(context: vscode.ExtensionContext): SecretStore {
  const { secrets } = context;
  const changes = new EventSource<string>();
  context.subscriptions.push(secrets.onDidChange(({ key }) => changes.fire(key)));
  return {
    get: (key) => coded(() => secrets.get(key)),
    store: (key, value) => coded(() => secrets.store(key, value)),
    delete: (key) => coded(() => secrets.delete(key)),
    keys: () => coded(() => secrets.keys()),
    onDidChange: changes.event,
  };
}

/** What the host says of a failure is for nobody to read, and may hold what was to be stored. */
async function coded<T>(task: () => Thenable<T>): Promise<T> {
  try {
    return await task();
  } catch {
    throw new CredentialError('secrets_unavailable');
  }
}
