import { equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated } from './extension';

/** The tabs of consoles that are open. */
function consoles(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('jiraConsole.console'),
    );
}

async function untilConsolesAre(count: number): Promise<void> {
  if (consoles().length === count) return;
  await new Promise<void>((resolve) => {
    const listener = vscode.window.tabGroups.onDidChangeTabs(() => {
      if (consoles().length !== count) return;
      listener.dispose();
      resolve();
    });
  });
}

describe('Open Console', () => {
  before(activated);

  afterEach(async () => {
    await vscode.window.tabGroups.close(consoles());
  });

  it('opens a panel of its own each time', async () => {
    await vscode.commands.executeCommand('jiraConsole.openConsole');
    await vscode.commands.executeCommand('jiraConsole.openConsole');
    await untilConsolesAre(2);
    equal(consoles().length, 2);
  });
});
