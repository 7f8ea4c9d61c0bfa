import { isCodedError } from '../errors';
import type { Clock } from '../ports';
import type { SentOutcome, SentRequest } from './entry';
import type { History } from './history';

/** A request as it was typed, with the credential that it goes with. */
interface Sending extends Omit<SentRequest, 'at' | 'time' | 'outcome'> {
  readonly credentialId: string;
}

interface RecordingContext {
  readonly history: Pick<History, 'record'>;
  readonly clock: Clock;
  readonly keepsBodies: boolean;
}

/** As much of an answer as the history keeps. */
interface RecordedAnswer {
  readonly status: number;
  /** Bytes of the unpacked body. */
  readonly size: number;
  /** Milliseconds. */
  readonly time: number;
}

/** An answer, with the entry of its request once that is written. */
interface Recorded<Answer> {
  readonly answer: Answer;
  readonly entryId: Promise<string | undefined>;
}

/**
 * Sends a request by `send`, which tells when something goes out, and keeps in the history how that
 * ended; one that was refused before anything went out is not there. The answer does not wait for it.
 *
 * Throws what `send` throws.
 */
export async function sendRecorded<Answer extends RecordedAnswer>(
  { history, clock, keepsBodies }: RecordingContext,
  { credentialId, ...request }: Sending,
  send: (onSending: () => void) => Promise<Answer>,
): Promise<Recorded<Answer>> {
  let at: number | undefined;
  const keep = async (outcome: SentOutcome, time?: number) => {
    if (at === undefined) return undefined;
    const sent = { ...request, at, time: time ?? clock.now() - at, outcome };
    return history.record(credentialId, sent, keepsBodies);
  };
  try {
    const answer = await send(() => (at ??= clock.now()));
    const entryId = keep({ status: answer.status, size: answer.size }, answer.time);
    return { answer, entryId };
  } catch (error) {
    if (isCodedError(error)) void keep({ code: error.code });
    throw error;
  }
}
