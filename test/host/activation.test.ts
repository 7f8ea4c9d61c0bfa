import { deepStrictEqual, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { loadedAtOnce } from '../scriptSize';
import { activate, loadedByNow } from './extension';

describe('activation', () => {
  it('reads one file of no more than 100 KB', async () => {
    await activate();
    deepStrictEqual([...loadedByNow().keys()], ['extension.js']);
    const bytes = loadedByNow().get('extension.js')!;
    ok(bytes <= 100 * 1024, `${bytes} bytes`);
  });

  it('has panels whose first script is no more than 60 KB', () => {
    const { extensionUri } = vscode.extensions.getExtension('jira-tools.jira-console')!;
    for (const panel of ['credentialEditor.js', 'console.js']) {
      const bytes = loadedAtOnce(vscode.Uri.joinPath(extensionUri, 'dist', panel).fsPath);
      ok(bytes <= 60 * 1024, `${panel}: ${bytes} bytes`);
    }
  });

  it('has a handler for every command that package.json contributes, and no other', async () => {
    const manifest = vscode.extensions.getExtension('jira-tools.jira-console')!.packageJSON as {
      contributes: { commands: readonly { command: string }[] };
    };
    const contributed = manifest.contributes.commands.map(({ command }) => command);
    const registered = new Set(await vscode.commands.getCommands(true));
    deepStrictEqual(
      contributed.filter((command) => !registered.has(command)),
      [],
    );
    const features = await activate();
    deepStrictEqual(Object.keys((await features()).commands).sort(), contributed.sort());
  });

  it('leaves axios to the first request', () => {
    ok(!loadedByNow().has('axios.js'));
  });
});
