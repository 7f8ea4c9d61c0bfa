import { deepStrictEqual } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Services } from '../../src/vscode/services';
import { Simulator } from '../simulator/simulator';
import { activated, addCredential, authorize, deleteCredentials } from './extension';

describe('a file of requests', () => {
  let services: Services;
  let simulator: Simulator;
  let folder: string;

  beforeEach(async () => {
    services = await activated();
    simulator = await Simulator.start();
    await authorize(services, simulator, await addCredential(services, simulator));
    folder = await mkdtemp(join(tmpdir(), 'jira-console-'));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteCredentials(services);
    await simulator.close();
    await rm(folder, { recursive: true });
  });

  async function open(lines: readonly string[]): Promise<vscode.TextDocument> {
    const file = join(folder, 'some.http');
    await writeFile(file, lines.join('\n'));
    return vscode.workspace.openTextDocument(file);
  }

  async function lensesOf({ uri }: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
    return vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
      100,
    );
  }

  it('has lenses that say through what they send, and sends what it says', async () => {
    const [site] = simulator.sites;
    const document = await open([
      '@who = me & you',
      '# @jira-credential Acme',
      `# @jira-site ${site!.cloud_id}`,
      'POST /rest/api/3/issue?for={{who}}',
      '',
      '< ./body.json',
      '###',
      '# @jira-credential Nobody',
      'GET /rest/api/3/myself',
    ]);
    await writeFile(join(folder, 'body.json'), '{"sent": "from a file"}');
    const lenses = await lensesOf(document);
    deepStrictEqual(
      lenses.map(({ range, command }) => [range.start.line, command?.title]),
      [
        [3, `▷ Send through Acme · ${site!.name}`],
        [3, 'Open in Console'],
        [8, '▷ Send'],
        [8, 'Open in Console'],
      ],
    );

    const { command, arguments: given = [] } = lenses[0]!.command!;
    await vscode.commands.executeCommand(command, ...(given as unknown[]));
    const { url, body } = await simulator.received(({ path }) => path.endsWith('/issue'));
    deepStrictEqual(
      [new URL(url, simulator.api_base_url).search, body],
      ['?for=me%20%26%20you', '{"sent": "from a file"}'],
    );
  });

  it('has its problems told while it is open', async () => {
    const problemsOf = (uri: vscode.Uri) =>
      vscode.languages.getDiagnostics(uri).map(({ range, code }) => [range.start.line, code]);
    const untilProblemsAre = async (uri: vscode.Uri, count: number) => {
      if (problemsOf(uri).length === count) return;
      await new Promise<void>((resolve) => {
        const listener = vscode.languages.onDidChangeDiagnostics(() => {
          if (problemsOf(uri).length !== count) return;
          listener.dispose();
          resolve();
        });
      });
    };
    const { uri } = await open(['FETCH /rest', 'Authorization: Bearer x', 'no colon']);
    await untilProblemsAre(uri, 3);
    deepStrictEqual(problemsOf(uri), [
      [0, 'http_method_unknown'],
      [1, 'http_header_dropped'],
      [2, 'http_header_without_colon'],
    ]);
  });
});
