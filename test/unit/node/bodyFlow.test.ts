import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { BodyFlow } from '../../../src/node/bodyFlow';

const MB = 1024 * 1024;

describe('the flow of a body into a file', () => {
  it('never has more than 8 MB and a piece on its way', async () => {
    const steps = fc.array(fc.integer({ min: 1, max: 2 * MB }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(steps, async (pieces) => {
        const flow = new BodyFlow();
        const waiting: number[] = [];
        let most = 0;
        for (const piece of pieces) {
          waiting.push(piece);
          const enough = flow.sent(piece);
          most = Math.max(
            most,
            waiting.reduce((sum, bytes) => sum + bytes, 0),
          );
          if (!enough) continue;
          flow.taken(waiting.shift() ?? 0, undefined);
          while (waiting.length > 2) flow.taken(waiting.shift() ?? 0, undefined);
          equal(await enough, undefined);
        }
        equal(most < 10 * MB, true);
      }),
    );
  });

  it('ends at what the file says', async () => {
    const flow = new BodyFlow();
    const enough = flow.sent(8 * MB);
    flow.taken(1, 'disk_full');
    deepStrictEqual([await enough, await flow.sent(1)], ['disk_full', 'disk_full']);
  });

  it('holds up nobody once it is closed', async () => {
    const flow = new BodyFlow();
    const enough = flow.sent(8 * MB);
    flow.close();
    deepStrictEqual([await enough, flow.sent(8 * MB)], [undefined, undefined]);
  });
});
