import * as vscode from 'vscode';
import type { Features } from './features';
import type { Services } from './services';
import { CONSOLE_VIEW_TYPE, EDITOR_VIEW_TYPE } from './viewTypes';

/**
 * Registers the features whose code is loaded by their first use, so that activation, which happens
 * in every window that shows the tree, reads as little as it can.
 */
export function registerLazyFeatures(context: vscode.ExtensionContext, services: Services): void {
  let loaded: Promise<Features> | undefined;
  const load = async (): Promise<Features> => {
    const { createFeatures } = await import('./features');
    return createFeatures(context, services);
  };
  const features = () => (loaded ??= load());
  const commands: Record<string, (given?: unknown) => Promise<void>> = {
    'jiraConsole.openConsole': async (given) => (await features()).consoles.open(given),
    'jiraConsole.addCredential': async () => (await features()).editors.add(),
    'jiraConsole.editCredential': async (given) => (await features()).editors.edit(given),
    'jiraConsole.diagnose': async (given) => (await features()).editors.diagnose(given),
    'jiraConsole.addCredentialStepByStep': async () => (await features()).stepByStep.add(),
  };
  for (const [id, handler] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(id, handler));
  }
  context.subscriptions.push(
    vscode.window.registerWebviewPanelSerializer(CONSOLE_VIEW_TYPE, {
      deserializeWebviewPanel: async (panel) => (await features()).consoles.restore(panel),
    }),
    vscode.window.registerWebviewPanelSerializer(EDITOR_VIEW_TYPE, {
      deserializeWebviewPanel: async (panel, state) =>
        (await features()).editors.restore(panel, state),
    }),
  );
}
