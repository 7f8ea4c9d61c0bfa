import * as vscode from 'vscode';
import { scrubError } from '../core/redact';
import type { Features } from './features';
import { CONSOLE_VIEW_TYPE, EDITOR_VIEW_TYPE } from './viewTypes';

/**
 * Registers every command of package.json, the URI handler and the panels that a reload brings back.
 * The code behind them is loaded by their first use, so that activation, which happens in every
 * window that shows the tree, reads as little as it can.
 */
export function registerFeatures(
  context: vscode.ExtensionContext,
  features: () => Promise<Features>,
): void {
  const { contributes } = context.extension.packageJSON as {
    contributes: { commands: readonly { command: string }[] };
  };
  const panels = (kind: 'consoles' | 'editors'): vscode.WebviewPanelSerializer => ({
    deserializeWebviewPanel: (panel, state) =>
      scrubbed(async () => (await features())[kind].deserializeWebviewPanel(panel, state)),
  });
  context.subscriptions.push(
    ...contributes.commands.map(({ command }) =>
      vscode.commands.registerCommand(command, (given?: unknown) =>
        scrubbed(async () => (await features()).commands[command]?.(given)),
      ),
    ),
    vscode.window.registerUriHandler({
      handleUri: (uri) => scrubbed(async () => (await features()).uriHandler.handleUri(uri)),
    }),
    vscode.window.registerWebviewPanelSerializer(CONSOLE_VIEW_TYPE, panels('consoles')),
    vscode.window.registerWebviewPanelSerializer(EDITOR_VIEW_TYPE, panels('editors')),
  );
}

/** What it gives; what it throws is scrubbed, since VS Code shows and logs it as it is. */
export async function scrubbed<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw scrubError(error);
  }
}
