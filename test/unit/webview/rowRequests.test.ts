import { deepEqual, equal, ok } from 'node:assert/strict';
import type { RowSource, ViewerRow } from '../../../src/protocol/viewer';
import { RowCache } from '../../../src/webview/viewer/rowCache';
import { RowRequests } from '../../../src/webview/viewer/rowRequests';

describe('the rows asked for', () => {
  it('are those that are seen first, and then the ones around', async () => {
    const { source, requests } = viewer();
    requests.want([range(10, 20), range(0, 40)]);
    await source.answer();
    await source.answer();
    deepEqual(source.asked, [range(10, 20), range(0, 40)]);
  });

  it('are those that are seen also while the ones around others are still to come', async () => {
    const { source, requests, cache } = viewer();
    requests.want([range(10, 20), range(0, 40)]);
    await source.answer();
    requests.want([range(100, 110), range(90, 120)]);
    deepEqual(source.asked, [range(10, 20), range(0, 40), range(100, 110)]);
    await source.answer();
    equal(cache.get(100)?.text, '100');
  });

  it('are only those that are wanted by then, not what was passed on the way', async () => {
    const { source, requests } = viewer();
    for (const from of [0, 100, 200, 300]) requests.want([range(from, from + 10)]);
    await source.answer();
    await source.answer();
    deepEqual(source.asked, [range(0, 10), range(300, 310)]);
  });

  it('are not those that are known', async () => {
    const { source, requests } = viewer();
    requests.want([range(0, 10)]);
    await source.answer();
    requests.want([range(5, 15)]);
    await source.answer();
    requests.want([range(2, 12)]);
    deepEqual(source.asked, [range(0, 10), range(10, 15)]);
  });

  it('are told of as they come', async () => {
    const { source, requests, cache, told } = viewer();
    requests.want([range(3, 5)]);
    await source.answer();
    deepEqual([cache.get(3)?.text, cache.get(4)?.text, cache.get(5)], ['3', '4', undefined]);
    equal(told.length, 1);
  });

  it('are asked for again after a failure, but not for ever', async () => {
    const { source, requests } = viewer();
    requests.want([range(0, 10)]);
    await source.fail();
    deepEqual(source.asked, [range(0, 10)]);
    requests.want([range(0, 10)]);
    await source.answer();
    deepEqual(source.asked, [range(0, 10), range(0, 10)]);
  });

  it('are asked for once more where fewer came', async () => {
    const { source, requests } = viewer(6);
    requests.want([range(0, 10)]);
    await source.answer();
    requests.want([range(0, 10)]);
    deepEqual(source.asked, [range(0, 10), range(6, 10)]);
  });

  it('are not waited for any more by a viewer that is gone', async () => {
    const { source, requests, cache, told } = viewer();
    requests.want([range(0, 10), range(0, 40)]);
    requests.stop();
    await source.answer();
    deepEqual([cache.get(0), told, source.asked], [undefined, [], [range(0, 10)]]);
  });
});

describe('the rows kept', () => {
  it('are those around what is seen, however far it was scrolled', () => {
    const cache = new RowCache<ViewerRow>();
    for (let from = 0; from < 100_000; from += 100) {
      cache.put(from, rows(from, from + 100), range(from, from + 50));
      ok(cache.size <= 3200, String(cache.size));
    }
    ok(cache.get(99_500));
    equal(cache.get(10), undefined);
  });

  it('are shown until they are known anew, and asked for meanwhile', () => {
    const before = new RowCache<ViewerRow>();
    before.put(0, rows(0, 10), range(0, 10));
    const cache = new RowCache({ rows: before, near: range(0, 10) });
    cache.put(0, [{ ...rows(0, 1)[0]!, text: 'anew' }], range(0, 10));
    deepEqual([cache.get(0)?.text, cache.get(1)?.text], ['anew', '1']);
    deepEqual(cache.missing(range(0, 10)), range(1, 10));
  });

  it('do not gather where they become outdated again and again', () => {
    let cache = new RowCache<ViewerRow>();
    for (let from = 0; from < 100_000; from += 2000) {
      cache.put(from, rows(from, from + 100), range(from, from + 50));
      cache = new RowCache({ rows: cache, near: range(from, from + 50) });
    }
    equal(cache.get(0), undefined);
    ok(cache.get(98_000));
  });
});

function viewer(count = Infinity) {
  const source = new FakeSource(count);
  const cache = new RowCache<ViewerRow>();
  const told: true[] = [];
  const requests = new RowRequests(source, cache, () => told.push(true));
  return { source, cache, told, requests };
}

function range(from: number, to: number) {
  return { from, to };
}

function rows(from: number, to: number): ViewerRow[] {
  return Array.from({ length: to - from }, (_, index) => ({
    line: from + index,
    depth: 0,
    text: String(from + index),
    left: 0,
  }));
}

/** Answers each question when it is told to. */
class FakeSource implements RowSource {
  readonly asked: { readonly from: number; readonly to: number }[] = [];
  #settle: ((isGood: boolean) => void) | undefined;

  constructor(readonly count: number) {}

  rows(from: number, to: number): Promise<readonly ViewerRow[]> {
    this.asked.push({ from, to });
    return new Promise((resolve, reject) => {
      this.#settle = (isGood) => {
        if (isGood) resolve(rows(from, Math.min(to, this.count)));
        else reject(new Error('The source fails.'));
      };
    });
  }

  answer(): Promise<void> {
    return this.#end(true);
  }

  fail(): Promise<void> {
    return this.#end(false);
  }

  /** What waits for the answer has gone on when every promise that is settled was told. */
  async #end(isGood: boolean): Promise<void> {
    this.#settle?.(isGood);
    await new Promise(setImmediate);
  }
}
