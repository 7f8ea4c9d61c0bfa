import { deepStrictEqual } from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, loadedFiles } from './extension';

describe('activation', () => {
  before(activated);

  it('registers every command that package.json contributes', async () => {
    const manifest = vscode.extensions.getExtension('jira-tools.jira-console')!.packageJSON as {
      contributes: { commands: readonly { command: string }[] };
    };
    const { commands } = manifest.contributes;
    const registered = new Set(await vscode.commands.getCommands(true));
    deepStrictEqual(
      commands.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });

  it('leaves axios to the first request', () => {
    deepStrictEqual(loadedFiles(), ['extension.js']);
  });
});
