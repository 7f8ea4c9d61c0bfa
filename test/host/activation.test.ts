import { deepStrictEqual, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, loadedByNow } from './extension';

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

  it('leaves axios to the first request, and reads no more than 100 KB', () => {
    const loaded = loadedByNow();
    const bytes = [...loaded.values()].reduce((sum, size) => sum + size, 0);
    ok(loaded.has('extension.js') && !loaded.has('axios.js'), [...loaded.keys()].join());
    ok(bytes <= 100 * 1024, `${bytes} bytes`);
  });
});
