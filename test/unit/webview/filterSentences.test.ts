import { equal } from 'node:assert/strict';
import type { BodyFilterOutcome } from '../../../src/protocol/answerBody';
import { filterSentence, lossSentence } from '../../../src/webview/viewer/filterSentences';

const NOTHING = { count: 0, places: [] };

function found(pretty: number, size: number): BodyFilterOutcome {
  const state = { size, isEnded: true, json: 'whole', rows: { pretty, raw: 1 } } as const;
  const body = { id: 2, state, contentType: 'application/json' };
  return { kind: 'found', body, rounded: NOTHING, merged: NOTHING };
}

describe('what came of a filter', () => {
  const outcomes: readonly (readonly [BodyFilterOutcome, string])[] = [
    [found(1, 4), 'Filtered in 12 ms: 1 line, 4 B.'],
    [found(5002, 70_000), 'Filtered in 12 ms: 5,002 lines, 68.4 KB.'],
    [{ kind: 'bad_expression', problem: { from: 0, to: 1, message: 'No.' } }, 'No.'],
    [{ kind: 'too_deep' }, 'The body is nested too deeply to be filtered.'],
    [{ kind: 'too_long', seconds: 10 }, 'The filter was ended after 10 seconds.'],
  ];
  for (const [outcome, sentence] of outcomes) {
    it(`is said: ${sentence}`, () => {
      equal(filterSentence({ ...outcome, time: 12 }), sentence);
    });
  }

  it('has what is not exact in it, and where', () => {
    equal(lossSentence({ rounded: NOTHING, merged: NOTHING }), undefined);
    equal(
      lossSentence({
        rounded: { count: 1, places: ['a.n'] },
        merged: { count: 1200, places: ['b', 'c', 'd', 'e'] },
      }),
      'To filter the body, 1 number was rounded (a.n); 1,200 names stood twice and lost values (b, c, d, …).',
    );
  });
});
