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
      entryPoints: ['bodyWorker', 'filterWorker'].map((name) =>
        resolve(__dirname, `../../../src/node/${name}.ts`),
      ),
      outdir: folder,
      bundle: true,
      platform: 'node',
      logLevel: 'error',
    });
  });
  after(() => rmSync(folder, { recursive: true }));
  beforeEach(() => {
    bodies = new WorkerBodies(
      { body: join(folder, 'bodyWorker.js'), filter: join(folder, 'filterWorker.js') },
      new MemoryLogger(),
      500,
    );
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
    await kept.ask({ kind: 'fold_all', depth: 0 });
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
    equal((await kept.ask({ kind: 'state' }))?.rows.pretty, 1, 'it is folded as it was');
  });

  describe('filtered', () => {
    const never = new AbortController().signal;
    const outcomeOf = async (body: string, expression: string) => {
      const { kept } = await whole([body]);
      const outcome = await kept.filter(expression, never);
      return outcome.kind === 'found'
        ? { ...outcome, json: Buffer.from(outcome.json).toString() }
        : outcome;
    };
    const nothing = { count: 0, places: [] };

    it('give what an expression finds, or null', async () => {
      const body = '{"issues":[{"key":"A-1"},{"key":"Ä-2"}]}';
      const found = { kind: 'found', rounded: nothing, merged: nothing };
      deepStrictEqual(await outcomeOf(body, 'issues[].key'), { ...found, json: '["A-1","Ä-2"]' });
      deepStrictEqual(await outcomeOf(body, 'nothing.here'), { ...found, json: 'null' });
      deepStrictEqual(await outcomeOf(body, 'constructor'), { ...found, json: 'null' });
    });

    it('say which numbers were rounded and which names merged', async () => {
      const body = '{"a":[{"n":12345678901234567890,"x":1,"x":2},{"b c":1e400}]}';
      deepStrictEqual(await outcomeOf(body, 'a[0]'), {
        kind: 'found',
        json: '{"n":12345678901234567000,"x":2}',
        rounded: { count: 2, places: ['a[0].n', 'a[1]."b c"'] },
        merged: { count: 1, places: ['a[0].x'] },
      });
    });

    it('say what is wrong with the expression, with what it is applied to, and with the body', async () => {
      deepStrictEqual(await outcomeOf('{}', 'a b'), {
        kind: 'bad_expression',
        problem: { from: 2, to: 3, message: '“b” cannot stand here.' },
      });
      const failed = await outcomeOf('{"a":1}', 'length(a)');
      equal(failed.kind === 'failed' && /length\(\)/u.test(failed.message), true);
      deepStrictEqual(await outcomeOf('{"a":', 'a'), { kind: 'not_json' });
      const long = 'x'.repeat(12_000_000);
      deepStrictEqual(await outcomeOf(`{"a":"${long}","a":1}`, 'a'), {
        kind: 'found',
        json: '1',
        rounded: nothing,
        merged: { count: 1, places: ['a'] },
      });
      const deep = '['.repeat(20_000) + ']'.repeat(20_000);
      deepStrictEqual(await outcomeOf(deep, '@'), {
        kind: 'failed',
        message: 'The body is nested too deeply.',
      });
    });

    it('can be cancelled, and stay', async () => {
      const rows = JSON.stringify(Array.from({ length: 3000 }, (_, at) => at));
      const { kept } = await whole([rows]);
      const controller = new AbortController();
      const filtering = kept.filter(
        'map(&map(&@, [@, @]), [@, @])[] | sort_by(@, &to_string(@))',
        controller.signal,
      );
      controller.abort();
      deepStrictEqual(await filtering, { kind: 'cancelled' });
      equal(await kept.ask({ kind: 'text', view: 'raw' }), rows);
    });
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
