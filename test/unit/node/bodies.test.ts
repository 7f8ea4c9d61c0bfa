import { deepStrictEqual, equal } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { createDeferred } from '../../../src/core/async';
import type { BodyState } from '../../../src/core/body/question';
import { WorkerBodies } from '../../../src/node/bodies';
import { MemoryLogger } from '../../fakes';

/** Bodies in the thread that the product keeps them in. */
describe('bodies in a thread of their own', () => {
  let folder: string;
  let bodies: WorkerBodies;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'bodies-'));
    buildSync({
      entryPoints: [resolve(__dirname, '../../../src/node/bodyWorker.ts')],
      outfile: join(folder, 'bodyWorker.js'),
      bundle: true,
      platform: 'node',
      logLevel: 'error',
    });
  });
  after(() => rmSync(folder, { recursive: true }));
  beforeEach(() => {
    bodies = new WorkerBodies(join(folder, 'bodyWorker.js'), new MemoryLogger(), 500);
  });
  afterEach(() => bodies.dispose());

  /** A body that was given this, once it has ended. */
  async function whole(pieces: readonly string[], secrets: readonly string[] = []) {
    const end = createDeferred<BodyState>();
    const onState = (state: BodyState) => {
      if (state.isEnded) end.resolve(state);
    };
    const kept = bodies.open({ charset: undefined, secrets, onState });
    for (const piece of pieces) kept.write(Buffer.from(piece));
    kept.end();
    return { kept, state: await end.promise };
  }

  it('tell how they are once they have ended, and what is asked of them', async () => {
    const { kept, state } = await whole(['{"a":', '[1,2]}']);
    deepStrictEqual(state, {
      size: 11,
      isEnded: true,
      json: 'whole',
      rows: { pretty: 6, raw: 1 },
    });
    equal(await kept.ask({ kind: 'text', view: 'pretty' }), '{\n  "a": [\n    1,\n    2\n  ]\n}');
  });

  it('are without their secrets', async () => {
    const { kept } = await whole(['{"echo":"s3cr', '3t-token"}'], ['s3cr3t-token']);
    equal(await kept.ask({ kind: 'text', view: 'raw' }), '{"echo":"«redacted»"}');
  });

  it('leave what they were given as it was', () => {
    const kept = bodies.open({ charset: undefined, secrets: [], onState: () => undefined });
    const piece = Buffer.from('text');
    kept.write(piece);
    equal(piece.toString(), 'text');
  });

  it('outlive a search that would not end', async () => {
    const { kept } = await whole([JSON.stringify({ text: `${'a'.repeat(60)}b` })]);
    const { kept: other } = await whole(['[1]']);
    const arriving = bodies.open({ charset: undefined, secrets: [], onState: () => undefined });
    const view = 'pretty';
    const asked = [
      kept.ask({ kind: 'find', view, query: '(a|aa)+c', isRegExp: true, matchCase: true }),
      other.ask({ kind: 'text', view }),
      arriving.ask({ kind: 'text', view }),
    ];
    const stopped = { kept: [], count: 0, isWhole: false };
    deepStrictEqual(await Promise.all(asked), [stopped, '[\n  1\n]', null]);
    const found = await kept.ask({
      kind: 'find',
      view,
      query: 'a+b',
      isRegExp: true,
      matchCase: true,
    });
    deepStrictEqual(found, { kept: [{ line: 1, from: 9, to: 70 }], count: 1, isWhole: true });
  });

  it('are not there any more once they are closed, or all are dropped', async () => {
    const { kept } = await whole(['1']);
    const { kept: other } = await whole(['2']);
    kept.close();
    equal(await kept.ask({ kind: 'text', view: 'raw' }), null);
    equal(await other.ask({ kind: 'text', view: 'raw' }), '2');
    const asked = other.ask({ kind: 'text', view: 'raw' });
    bodies.dispose();
    equal(await asked, null);
  });
});
