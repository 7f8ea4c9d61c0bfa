import * as vscode from 'vscode';
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
    deserializeWebviewPanel: async (panel, state) =>
      (await features())[kind].deserializeWebviewPanel(panel, state),
  });
  context.subscriptions.push(
    ...contributes.commands.map(({ command }) =>
      vscode.commands.registerCommand(command, async (given?: unknown) =>
        (await features()).commands[command]?.(given),
      ),
    ),
    vscode.window.registerUriHandler({
      handleUri: async (uri) => (await features()).uriHandler.handleUri(uri),
    }),
    vscode.window.registerWebviewPanelSerializer(CONSOLE_VIEW_TYPE, panels('consoles')),
    vscode.window.registerWebviewPanelSerializer(EDITOR_VIEW_TYPE, panels('editors')),
  );
}
