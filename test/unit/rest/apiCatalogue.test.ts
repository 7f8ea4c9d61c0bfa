import { deepStrictEqual, equal, rejects } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import type { RequestListener, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { build } from 'esbuild';

import { parseCatalogue, serializeCatalogue } from '../../../src/core/catalogue/catalogue';
import { CatalogueError } from '../../../src/core/catalogue/errors';
import type { Api } from '../../../src/core/catalogue/operation';
import { deriveUpdate, type DeriveUpdate } from '../../../src/core/catalogue/update';
import { createDeferred } from '../../../src/core/async';
import { isCodedError } from '../../../src/core/errors';
import { ApiCatalogue, type CatalogueFiles } from '../../../src/core/rest/apiCatalogue';
import { AxiosHttpClient } from '../../../src/node/axiosHttpClient';
import { deriveInWorker } from '../../../src/node/deriveInWorker';
import { errorSentence } from '../../../src/vscode/messages/sentences';
import { CATALOGUE_TEXT, operation } from '../catalogue/committed';
import { SPECIFICATION_TEXTS } from '../catalogue/specifications';
import { freeRedirectUri, serve, type LoopbackServer } from '../loopback';

const APIS: readonly Api[] = ['platform', 'agile', 'servicedesk'];
const NEVER = new AbortController().signal;

/** Where a test keeps catalogues; `stored` is the update. */
class MemoryCatalogueFiles implements CatalogueFiles {
  isFull = false;

  constructor(
    readonly packaged: string,
    public stored?: string,
  ) {}

  readPackaged(): Promise<string> {
    return Promise.resolve(this.packaged);
  }

  readUpdate(): Promise<string | undefined> {
    return Promise.resolve(this.stored);
  }

  replaceUpdate(text: string): Promise<void> {
    if (this.isFull) return Promise.reject(new CatalogueError('catalogue_not_stored'));
    this.stored = text;
    return Promise.resolve();
  }
}

type Respond = (response: ServerResponse) => void;

const json =
  (text: string, status = 200): Respond =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(text);

describe('the catalogue of the operations', () => {
  const home = mkdtempSync(join(tmpdir(), 'jira-console-catalogue-'));
  const workerFile = join(home, 'catalogueWorker.cjs');
  const packaged = serializeCatalogue({ sources: ['packaged'], operations: [operation()] });
  const older = serializeCatalogue({
    sources: ['older'],
    operations: [operation(), operation({ path: '/rest/api/3/older' })],
  });
  let server: LoopbackServer;
  let responses: Record<Api, Respond>;
  let requests: { path: string; headers: readonly string[] }[];

  before(() =>
    build({
      entryPoints: [join(__dirname, '../../../src/node/catalogueWorker.ts')],
      outfile: workerFile,
      bundle: true,
      platform: 'node',
      logLevel: 'error',
    }),
  );
  after(() => rmSync(home, { recursive: true }));

  beforeEach(async () => {
    requests = [];
    responses = {
      platform: json(SPECIFICATION_TEXTS.platform),
      agile: json(SPECIFICATION_TEXTS.agile),
      servicedesk: json(SPECIFICATION_TEXTS.servicedesk),
    };
    const listener: RequestListener = ({ url = '', headers }, response) => {
      requests.push({ path: url, headers: Object.keys(headers).sort() });
      const api = APIS.find((each) => url === `/${each}.json`);
      if (api) responses[api](response);
      else response.writeHead(404).end();
    };
    server = await serve(listener);
  });
  afterEach(() => server.dispose());

  function create(
    files: CatalogueFiles,
    derive: DeriveUpdate = deriveInWorker(workerFile),
    origin = server.origin,
  ) {
    const told: string[] = [];
    const catalogue = new ApiCatalogue({
      files,
      http: new AxiosHttpClient('jira-console/test'),
      derive,
      specificationUrls: {
        platform: `${origin}/platform.json`,
        agile: `${origin}/agile.json`,
        servicedesk: `${origin}/servicedesk.json`,
      },
      onUnusable: ({ code }) => told.push(code),
    });
    let updates = 0;
    catalogue.onDidUpdate(() => updates++);
    return { catalogue, told, updates: () => updates };
  }

  describe('in use', () => {
    it('is the packaged one until there is an update', async () => {
      const { catalogue, told } = create(new MemoryCatalogueFiles(packaged));
      deepStrictEqual([await catalogue.text(), told], [packaged, []]);
    });

    it('is the update that another window has stored', async () => {
      const files = new MemoryCatalogueFiles(packaged, older);
      const { catalogue } = create(files);
      deepStrictEqual([await catalogue.text(), await catalogue.text()], [older, older]);
      files.stored = packaged;
      equal(await catalogue.text(), packaged);
    });

    for (const [what, stored, code] of [
      ['damaged', older.slice(0, -20), 'catalogue_unreadable'],
      ['empty', '', 'catalogue_unreadable'],
      ['of a newer version', older.replace('"version":1', '"version":2'), 'catalogue_too_new'],
    ] as const) {
      it(`is the packaged one where the update is ${what}, which is told once`, async () => {
        const { catalogue, told } = create(new MemoryCatalogueFiles(packaged, stored));
        deepStrictEqual(
          [await catalogue.text(), await catalogue.text(), told],
          [packaged, packaged, [code]],
        );
      });
    }
  });

  describe('when it is updated', () => {
    it('is replaced, with what is new, changed and gone, and asks without a credential', async () => {
      const files = new MemoryCatalogueFiles(packaged, older);
      const { catalogue, updates } = create(files);
      const changes = await catalogue.update(NEVER);
      const { text, changes: expected } = deriveUpdate({
        specifications: SPECIFICATION_TEXTS,
        packaged,
        current: older,
      });
      deepStrictEqual(
        { changes, stored: files.stored, inUse: await catalogue.text(), updates: updates() },
        { changes: expected, stored: text, inUse: text, updates: 1 },
      );
      deepStrictEqual(
        requests.sort((one, other) => (one.path < other.path ? -1 : 1)),
        ['/agile.json', '/platform.json', '/servicedesk.json'].map((path) => ({
          path,
          headers: ['accept', 'accept-encoding', 'connection', 'host', 'user-agent'],
        })),
      );
      const again = await catalogue.update(NEVER);
      deepStrictEqual(again, { added: [], changed: [], gone: [] });
    });

    it('is compared with the packaged one where there is no update yet', async () => {
      const { catalogue } = create(new MemoryCatalogueFiles(CATALOGUE_TEXT));
      const { added, changed, gone } = await catalogue.update(NEVER);
      const { operations } = parseCatalogue(CATALOGUE_TEXT);
      const known = parseCatalogue(await catalogue.text()).operations.length - added.length;
      equal(gone.length, operations.length - known);
      equal(changed.length <= known, true);
    });

    it('repairs one that is damaged, after saying so', async () => {
      const files = new MemoryCatalogueFiles(packaged, '{');
      const { catalogue, told } = create(files);
      await catalogue.update(NEVER);
      deepStrictEqual([await catalogue.text(), told], [files.stored, ['catalogue_unreadable']]);
    });
  });

  describe('is kept as it is, with a sentence of its own,', () => {
    const half = SPECIFICATION_TEXTS.agile.slice(0, SPECIFICATION_TEXTS.agile.length / 2);
    const rows: readonly (readonly [what: string, respond: Respond, code: string])[] = [
      [
        'where a web page comes',
        (response) =>
          response.setHeader('content-type', 'text/html').end('<!DOCTYPE html><p>Log in'),
        'catalogue_is_page',
      ],
      ['where half a file comes', json(half), 'catalogue_not_json'],
      [
        'where the specification of another API comes',
        json(SPECIFICATION_TEXTS.platform),
        'catalogue_other_api',
      ],
      ['where another document comes', json('{"swagger":"2.0"}'), 'catalogue_not_openapi'],
      ['where there is none', json('{}', 404), 'catalogue_refused'],
      [
        'where a redirect comes',
        (response) => response.writeHead(302, { location: '/platform.json' }).end(),
        'catalogue_redirected',
      ],
      [
        'where more comes than a specification has',
        (response) =>
          response
            .writeHead(200, { 'content-encoding': 'gzip' })
            .end(gzipSync(Buffer.alloc(41 * 1024 * 1024, ' '), { level: 1 })),
        'catalogue_too_large',
      ],
      ['where the connection ends', (response) => response.destroy(), 'connection_failed'],
    ];

    async function failure(
      files: MemoryCatalogueFiles,
      derive?: DeriveUpdate,
      signal = NEVER,
      origin?: string,
    ) {
      const { catalogue, updates } = create(files, derive, origin);
      const error: unknown = await catalogue.update(signal).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (!isCodedError(error)) throw error;
      const kept = [files.stored, await catalogue.text(), updates()];
      return { code: error.code, api: error.details['api'], text: errorSentence(error), kept };
    }

    it('and no two sentences are the same', async () => {
      const sentences: string[] = [];
      for (const [what, respond, code] of rows) {
        responses.agile = respond;
        const { text, ...rest } = await failure(new MemoryCatalogueFiles(packaged, older));
        const api = code.startsWith('catalogue_') ? 'agile' : undefined;
        deepStrictEqual(rest, { code, api, kept: [older, older, 0] }, what);
        sentences.push(text);
      }
      deepStrictEqual(new Set(sentences).size, rows.length);
    });

    it('where the end of a file is lost on the way', async () => {
      responses.agile = (response) => {
        response.writeHead(200, { 'content-length': half.length * 2 });
        response.write(half, () => response.destroy());
      };
      const { code, kept } = await failure(new MemoryCatalogueFiles(packaged, older));
      deepStrictEqual([code, kept], ['catalogue_not_json', [older, older, 0]]);
    });

    it('where nobody answers', async () => {
      const { origin } = new URL(await freeRedirectUri());
      const files = new MemoryCatalogueFiles(packaged, older);
      const { code, kept } = await failure(files, undefined, NEVER, origin);
      deepStrictEqual([code, kept], ['connection_refused', [older, older, 0]]);
    });

    it('where it cannot be stored', async () => {
      const files = new MemoryCatalogueFiles(packaged, older);
      files.isFull = true;
      const { code, kept } = await failure(files);
      deepStrictEqual([code, kept], ['catalogue_not_stored', [older, older, 0]]);
    });

    it('where the thread cannot run', async () => {
      const derive = deriveInWorker(join(home, 'missing.cjs'));
      const { code, kept } = await failure(new MemoryCatalogueFiles(packaged, older), derive);
      deepStrictEqual([code, kept], ['catalogue_not_derived', [older, older, 0]]);
    });

    it('where it is cancelled in the middle of a file, which ends all that is under way', async () => {
      const cancel = new AbortController();
      const closed = createDeferred<unknown>();
      responses.agile = (response) => {
        response.once('close', closed.resolve);
        response.write(half, () => cancel.abort());
      };
      const files = new MemoryCatalogueFiles(packaged, older);
      const { code, kept } = await failure(files, undefined, cancel.signal);
      deepStrictEqual([code, kept], ['aborted', [older, older, 0]]);
      await closed.promise;
    });

    it('where it is cancelled while it is derived', async () => {
      const cancel = new AbortController();
      const derive: DeriveUpdate = (sources, signal) => {
        const derived = deriveInWorker(workerFile)(sources, signal);
        cancel.abort();
        return derived;
      };
      const files = new MemoryCatalogueFiles(packaged, older);
      const { code, kept } = await failure(files, derive, cancel.signal);
      deepStrictEqual([code, kept], ['aborted', [older, older, 0]]);
    });

    it('where it is cancelled at the end, and nothing heeds it', async () => {
      const cancel = new AbortController();
      const derive: DeriveUpdate = (sources) => {
        cancel.abort();
        return Promise.resolve(deriveUpdate(sources));
      };
      const files = new MemoryCatalogueFiles(packaged, older);
      const { code, kept } = await failure(files, derive, cancel.signal);
      deepStrictEqual([code, kept], ['aborted', [older, older, 0]]);
    });

    it('where one of the files fails, which ends the others', async () => {
      const closed = createDeferred<unknown>();
      const begun = createDeferred<unknown>();
      responses.platform = (response) => {
        response.once('close', closed.resolve);
        response.write(' ', begun.resolve);
      };
      responses.agile = (response) => void begun.promise.then(() => json('', 500)(response));
      const { code } = await failure(new MemoryCatalogueFiles(packaged, older));
      equal(code, 'catalogue_refused');
      await closed.promise;
    });
  });

  it('passes on what nobody foresaw', async () => {
    const files = new MemoryCatalogueFiles(packaged);
    files.readUpdate = () => Promise.reject(new TypeError('unforeseen'));
    await rejects(create(files).catalogue.text(), TypeError);
  });
});
