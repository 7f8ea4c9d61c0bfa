import { deepStrictEqual, equal, rejects } from 'node:assert/strict';
import fc from 'fast-check';
import { NetworkError } from '../../../src/core/errors';
import type { HeaderFields, Random } from '../../../src/core/ports';
import { sendWithRetries, type Waiting } from '../../../src/core/rest/retries';
import { FakeClock } from '../../fakes';

interface Answer {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: HeaderFields;
}

type Next = Answer | Error;

const SECONDS = (seconds: number | string): HeaderFields => [['Retry-After', String(seconds)]];
const answerOf = (status: number, headers: HeaderFields = [], method = 'GET'): Answer => ({
  method,
  url: 'https://api.atlassian.com/ex/jira/c-1/rest/api/3/myself',
  status,
  headers,
});
const DONE = answerOf(200);

/** Bytes of which each is the same: 0 for the shortest wait, 255 for the longest. */
const always = (byte: number): Random => ({ bytes: (length) => new Uint8Array(length).fill(byte) });

/** Sends to a server that answers these in turn; waits are over as soon as they are begun, unless stopped. */
async function run(
  nexts: readonly Next[],
  { stopAt = Infinity, random = always(0) }: { stopAt?: number; random?: Random } = {},
) {
  const clock = new FakeClock();
  const controller = new AbortController();
  const left = [...nexts];
  const waits: Waiting[] = [];
  const startedAt = clock.now();
  const sent: number[] = [];
  const send = () => {
    sent.push(clock.now() - startedAt);
    const next = left.shift()!;
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  };
  const outcome = await sendWithRetries(send, {
    clock,
    random,
    signal: controller.signal,
    onWaiting: (waiting) => {
      waits.push({ ...waiting, until: waiting.until - startedAt });
      const length = waiting.until - clock.now();
      queueMicrotask(() => {
        if (waits.length >= stopAt) controller.abort();
        else clock.advance(length);
      });
    },
  });
  const { answer, refusal } = outcome;
  const until = refusal?.until === undefined ? undefined : refusal.until - startedAt;
  return {
    answer,
    refusal: refusal && { ...refusal, until },
    sent,
    waits,
    timers: clock.waiting,
  };
}

describe('a request that is refused for now', () => {
  for (const status of [429, 503]) {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      it(`is sent again after a ${status} to ${method}, when that says so`, async () => {
        const refused = answerOf(status, SECONDS(12), method);
        deepStrictEqual(await run([refused, { ...DONE, method }]), {
          answer: { ...DONE, method },
          refusal: undefined,
          sent: [0, 12_000],
          waits: [{ until: 12_000, status, attempt: 1, most: 4, isGuess: false }],
          timers: 0,
        });
      });
    }

    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
      it(`is not sent again after a ${status} to ${method}, which may have been done`, async () => {
        const refused = answerOf(status, SECONDS(12), method);
        deepStrictEqual(await run([refused]), {
          answer: refused,
          refusal: { reason: 'write', status, until: 12_000, isUnreadable: false },
          sent: [0],
          waits: [],
          timers: 0,
        });
      });
    }
  }

  it('is sent four times more and then given up, with waits that grow where no answer names one', async () => {
    const refused = answerOf(503);
    const { answer, refusal, sent, waits } = await run(Array.from({ length: 5 }, () => refused));
    deepStrictEqual(
      { answer, refusal, sent, attempts: waits.map(({ attempt, isGuess }) => [attempt, isGuess]) },
      {
        answer: refused,
        refusal: { reason: 'given_up', status: 503, until: undefined, isUnreadable: false },
        sent: [0, 3500, 10_500, 24_500, 45_500],
        attempts: [1, 2, 3, 4].map((attempt) => [attempt, true]),
      },
    );
  });

  it('waits with jitter, and no longer than thirty-nine seconds by a guess', async () => {
    const { sent } = await run(
      Array.from({ length: 5 }, () => answerOf(429)),
      { random: always(255) },
    );
    deepStrictEqual(sent, [0, 6500, 19_500, 45_500, 84_500]);
  });

  it('waits by a guess where Retry-After is in words, and says so', async () => {
    const refused = answerOf(429, SECONDS('in a moment'));
    const { refusal, waits } = await run([refused], { stopAt: 1 });
    deepStrictEqual(
      [refusal, waits[0]?.isGuess],
      [{ reason: 'cancelled', status: 429, until: undefined, isUnreadable: true }, true],
    );
  });

  it('does not wait for a year', async () => {
    const refused = answerOf(429, SECONDS(31_536_000));
    deepStrictEqual(await run([refused]), {
      answer: refused,
      refusal: { reason: 'too_long', status: 429, until: 31_536_000_000, isUnreadable: false },
      sent: [0],
      waits: [],
      timers: 0,
    });
  });

  it('waits for five minutes in all and not for a second more', async () => {
    const refused = answerOf(429, SECONDS(150));
    const more = answerOf(429, SECONDS(1));
    const { refusal, sent } = await run([refused, refused, more]);
    deepStrictEqual([refusal?.reason, sent], ['too_long', [0, 150_000, 300_000]]);
  });

  it('is the answer where the user does not want to wait, and nothing is left running', async () => {
    const refused = answerOf(429, SECONDS(12));
    const { answer, refusal, sent, timers } = await run([refused], { stopAt: 1 });
    deepStrictEqual(
      { answer, refusal, sent, timers },
      {
        answer: refused,
        refusal: { reason: 'cancelled', status: 429, until: 12_000, isUnreadable: false },
        sent: [0],
        timers: 0,
      },
    );
  });

  it('is the answer where the user cancels while it is sent again', async () => {
    const refused = answerOf(429, SECONDS(1));
    const { answer, refusal } = await run([refused, new NetworkError('aborted')]);
    deepStrictEqual([answer, refusal?.reason], [refused, 'cancelled']);
  });

  it('is told as what it became where the network fails when it is sent again', async () => {
    const lost = new NetworkError('connection_failed');
    await rejects(run([answerOf(429, SECONDS(1)), lost]), { code: 'connection_failed' });
  });

  for (const status of [200, 304, 404, 500, 502]) {
    it(`is no ${status}`, async () => {
      const { answer, sent } = await run([answerOf(status, SECONDS(1))]);
      deepStrictEqual([answer.status, sent.length], [status, 1]);
    });
  }

  it('is sent five times at most and waits five minutes at most, whatever its answers say', async () => {
    const header = fc.oneof(
      fc.nat(400).map((seconds) => SECONDS(seconds)),
      fc.string().map((text) => SECONDS(text)),
      fc.constant([] as HeaderFields),
    );
    const refused = fc
      .tuple(fc.constantFrom(429, 503), header)
      .map(([status, headers]) => answerOf(status, headers));
    await fc.assert(
      fc.asyncProperty(
        fc.array(refused, { minLength: 5, maxLength: 5 }),
        fc.nat(255),
        async (answers, byte) => {
          const { sent, timers, refusal } = await run(answers, { random: always(byte) });
          equal(sent.length <= 5 && sent.at(-1)! <= 300_000, true);
          deepStrictEqual([timers, refusal === undefined], [0, false]);
        },
      ),
    );
  });
});
