import { deepStrictEqual, rejects } from 'node:assert/strict';
import { NetworkError } from '../../../src/core/errors';
import type { SentRequest } from '../../../src/core/history/entry';
import { sendRecorded } from '../../../src/core/history/sendRecorded';
import { FakeClock } from '../../fakes';

const GET = {
  credentialId: 'cred',
  method: 'GET',
  path: '/rest/api/3/issue/{{key}}',
  headers: [],
  body: '',
  hasBody: false,
  cloudId: 'cloud',
  secrets: [],
};
const { credentialId, ...TYPED } = GET;

/** A history that keeps what it is given, and never ends doing so. */
function createRecorder() {
  const clock = new FakeClock();
  const records: { readonly of: string; readonly sent: SentRequest; readonly body: boolean }[] = [];
  const history = {
    record: (of: string, sent: SentRequest, body: boolean) => {
      records.push({ of, sent, body });
      return new Promise<string>(() => undefined);
    },
  };
  return { clock, records, context: { history, clock, keepsBodies: true } };
}

describe('a request that is sent', () => {
  it('is kept as it was typed, with its answer, which does not wait for that', async () => {
    const { clock, records, context } = createRecorder();
    const at = clock.now();
    const answer = { status: 404, size: 12, time: 80 };
    const { answer: given } = await sendRecorded(context, GET, (onSending) => {
      onSending();
      clock.advance(1000);
      // Once more, with a new token.
      onSending();
      return Promise.resolve(answer);
    });
    const outcome = { status: 404, size: 12 };
    deepStrictEqual(
      [given, records],
      [answer, [{ of: credentialId, sent: { ...TYPED, at, time: 80, outcome }, body: true }]],
    );
  });

  it('is kept with the reason why it was not answered', async () => {
    const { clock, records, context } = createRecorder();
    const at = clock.now();
    const sending = sendRecorded(context, GET, (onSending) => {
      onSending();
      clock.advance(30_000);
      return Promise.reject(new NetworkError('timeout'));
    });
    await rejects(sending, { code: 'timeout' });
    const outcome = { code: 'timeout' };
    deepStrictEqual(records, [
      { of: credentialId, sent: { ...TYPED, at, time: 30_000, outcome }, body: true },
    ]);
  });

  it('is not kept where it was refused before anything went out', async () => {
    const { records, context } = createRecorder();
    const sending = sendRecorded(context, GET, () => Promise.reject(new NetworkError('aborted')));
    await rejects(sending, { code: 'aborted' });
    deepStrictEqual(records, []);
  });
});
