import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
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
      folder,
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
    for (const piece of pieces) void kept.write(Buffer.from(piece));
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

  describe('above what is shown', () => {
    const secret = 'access-token-1';
    const line = `"${secret}", "ä", ${'1, '.repeat(50)}\n`;
    const pieces = Array.from({ length: 60 }, (_, index) => `${index}${line}`);
    const wanted = pieces.join('').replaceAll(secret, '«redacted»');

    async function spilled() {
      const end = createDeferred<BodyState>();
      const onState = (state: BodyState) => {
        if (state.isEnded) end.resolve(state);
      };
      const kept = bodies.open({ charset: undefined, secrets: [secret], mostShown: 3000, onState });
      for (const piece of pieces) equal(await kept.write(Buffer.from(piece)), undefined);
      kept.end();
      return { kept, state: await end.promise };
    }

    it('lie whole in a file for their user alone, without secrets, and their beginning is shown', async () => {
      const { kept, state } = await spilled();
      const path = kept.file() ?? '';
      equal(readFileSync(path, 'utf8'), wanted);
      deepStrictEqual(
        [statSync(path).mode & 0o777, state.file],
        [0o600, { size: Buffer.byteLength(wanted) }],
      );
      const shown = await kept.ask({ kind: 'text', view: 'raw' });
      ok(shown !== null && shown.length > 2000 && shown.length <= 3000);
      ok(wanted.startsWith(shown));
    });

    it('are given whole, and go once they are closed', async () => {
      const { kept } = await spilled();
      const given: Uint8Array[] = [];
      for await (const piece of kept.pieces() ?? []) given.push(piece);
      equal(Buffer.concat(given).toString('utf8'), wanted);
      const path = kept.file() ?? '';
      kept.close();
      // What is said to the thread next is heard after that.
      await whole(['1']);
      equal(existsSync(path), false);
    });

    it('are shown with their file when a search was ended that would not end', async () => {
      const { kept, state } = await spilled();
      const query = '((1, )*)*x';
      const found = kept.ask({ kind: 'find', view: 'raw', query, isRegExp: true, matchCase: true });
      await found;
      deepStrictEqual(await kept.ask({ kind: 'state' }), state);
    });

    it('stop, shown as far as they came, where there can be no file', async () => {
      const broken = new WorkerBodies(
        { body: join(folder, 'bodyWorker.js'), filter: join(folder, 'filterWorker.js') },
        new MemoryLogger(),
        500,
        join(folder, 'missing'),
      );
      const kept = broken.open({
        charset: undefined,
        secrets: [],
        mostShown: 4,
        onState: () => undefined,
      });
      equal(await kept.write(Buffer.from('123456')), 'file_failed');
      kept.end();
      equal(await kept.ask({ kind: 'text', view: 'raw' }), '1234');
      broken.dispose();
    });
  });

  it('are given piece by piece', async () => {
    const { kept } = await whole(['12', '34']);
    const given: Uint8Array[] = [];
    for await (const piece of kept.pieces() ?? []) given.push(piece);
    equal(Buffer.concat(given).toString('utf8'), '1234');
  });

  it('are without their secrets', async () => {
    const { kept } = await whole(['{"echo":"s3cr', '3t-token"}'], ['s3cr3t-token']);
    equal(await kept.ask({ kind: 'text', view: 'raw' }), '{"echo":"«redacted»"}');
  });

  it('leave what they were given as it was', () => {
    const kept = bodies.open({ charset: undefined, secrets: [], onState: () => undefined });
    const piece = Buffer.from('text');
    void kept.write(piece);
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
      deepStrictEqual(await outcomeOf(deep, '@'), { kind: 'too_deep' });
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
