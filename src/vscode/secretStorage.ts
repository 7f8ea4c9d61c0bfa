import type * as vscode from 'vscode';
import { EventSource } from '../core/events';
import type { SecretStore } from '../core/ports';

/** VS Code's SecretStorage as the core's secret store. */
export function createSecretStore(context: vscode.ExtensionContext): SecretStore {
  const { secrets } = context;
  const changes = new EventSource<string>();
  context.subscriptions.push(secrets.onDidChange(({ key }) => changes.fire(key)));
  return {
    get: async (key) => secrets.get(key),
    store: async (key, value) => secrets.store(key, value),
    delete: async (key) => secrets.delete(key),
    keys: async () => secrets.keys(),
    onDidChange: changes.event,
  };
}
