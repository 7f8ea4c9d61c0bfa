import { deepStrictEqual, equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Services } from '../../src/vscode/services';
import { Simulator } from '../simulator/simulator';
import { activated, addCredential, deleteCredentials } from './extension';

describe('Copy Callback URL', () => {
  let services: Services;
  let simulator: Simulator;

  beforeEach(async () => {
    services = await activated();
    simulator = await Simulator.start();
  });

  afterEach(async () => {
    await deleteCredentials(services);
    await simulator.close();
  });

  it('gives the loopback address', async () => {
    const { id } = await addCredential(services, simulator, { callbackRoad: 'loopback' });
    await vscode.commands.executeCommand('jiraConsole.copyCallbackUrl', id);
    equal(await vscode.env.clipboard.readText(), 'http://127.0.0.1:28437/callback');
  });

  it('gives the address that VS Code routes to the extension', async () => {
    const { id } = await addCredential(services, simulator, { callbackRoad: 'uri' });
    await vscode.commands.executeCommand('jiraConsole.copyCallbackUrl', id);
    const copied = await vscode.env.clipboard.readText();
    if (vscode.env.uiKind === vscode.UIKind.Desktop) {
      equal(copied, `${vscode.env.uriScheme}://jira-tools.jira-console/callback`);
    } else {
      // A browser can only be sent to the server, which finds the extension in the query.
      const { searchParams } = new URL(copied);
      deepStrictEqual(
        ['vscode-scheme', 'vscode-authority', 'vscode-path'].map((name) => searchParams.get(name)),
        [vscode.env.uriScheme, 'jira-tools.jira-console', '/callback'],
      );
    }
  });
});
