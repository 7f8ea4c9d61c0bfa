import { deepStrictEqual, equal, rejects } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { deriveUpdate } from '../../src/core/catalogue/update';
import type { Api } from '../../src/core/catalogue/operation';
import { ApiCatalogue } from '../../src/core/rest/apiCatalogue';
import { AxiosHttpClient } from '../../src/node/axiosHttpClient';
import { deriveInWorker } from '../../src/node/deriveInWorker';
import { systemRandom } from '../../src/node/systemRandom';
import { createCatalogueFiles } from '../../src/vscode/catalogueFiles';
import { SPECIFICATION_TEXTS } from '../unit/catalogue/specifications';
import { serve, type LoopbackServer } from '../unit/loopback';
import { activated } from './extension';

/** What the command works with, on the built thread, but for the addresses and the storage folder. */
describe('Update API Catalogue', () => {
  const { extensionUri } = vscode.extensions.getExtension('jira-tools.jira-console')!;
  const workerFile = vscode.Uri.joinPath(extensionUri, 'dist', 'catalogueWorker.js').fsPath;
  const home = mkdtempSync(join(tmpdir(), 'jira-console-catalogue-'));
  const storageUri = vscode.Uri.file(join(home, 'not', 'there', 'yet'));
  let server: LoopbackServer;

  before(async () => {
    server = await serve(({ url = '' }, response) =>
      response.end(SPECIFICATION_TEXTS[url.slice(1) as Api]),
    );
  });
  after(() => {
    server.dispose();
    rmSync(home, { recursive: true });
  });

  const create = (storage: vscode.Uri) =>
    new ApiCatalogue({
      files: createCatalogueFiles(extensionUri, storage, systemRandom),
      http: new AxiosHttpClient('jira-console/test'),
      derive: deriveInWorker(workerFile),
      specificationUrls: {
        platform: `${server.origin}/platform`,
        agile: `${server.origin}/agile`,
        servicedesk: `${server.origin}/servicedesk`,
      },
      onUnusable: () => undefined,
    });

  it('stores what the built thread derives, and nothing beside it', async () => {
    const packaged = await (await activated()).apiCatalogue.text();
    const catalogue = create(storageUri);
    equal(await catalogue.text(), packaged);
    const specifications = SPECIFICATION_TEXTS;
    const expected = deriveUpdate({ specifications, packaged, current: packaged });
    const changes = await catalogue.update(new AbortController().signal);
    deepStrictEqual(
      {
        changes,
        inUse: await create(storageUri).text(),
        files: await vscode.workspace.fs.readDirectory(storageUri),
      },
      {
        changes: expected.changes,
        inUse: expected.text,
        files: [['catalogue.json', vscode.FileType.File]],
      },
    );
    const again = await catalogue.update(new AbortController().signal);
    deepStrictEqual(again, { added: [], changed: [], gone: [] });
  });

  it('says so where nothing can be stored', async () => {
    // A file stands where the folder is to be.
    const catalogue = create(vscode.Uri.joinPath(storageUri, 'catalogue.json', 'folder'));
    await rejects(catalogue.update(new AbortController().signal), {
      code: 'catalogue_not_stored',
    });
  });
});
