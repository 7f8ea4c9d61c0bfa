import { NetworkError } from '../../errors';
import { RequestError } from '../errors';

/** Sites to which one request goes at once; the answers of all are kept in memory. */
export const MOST_SITES = 50;

/** How one of several requests ended; `error` is what `send` threw. */
export type OneOutcome<Answer> =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly error: unknown };

interface SendingOptions<Answer> {
  /** How many are under way at once. */
  readonly concurrency: number;
  readonly signal: AbortSignal;
  /** Called as each one ends, with its place in the order of the requests. */
  readonly onOutcome: (index: number, outcome: OneOutcome<Answer>) => void;
}

/**
 * Sends several requests, a few at once, and gives how each ended, in their order. None stops another;
 * those not begun at an abort are `aborted` without being sent.
 */
export async function sendToMany<Request, Answer>(
  requests: readonly Request[],
  send: (request: Request, signal: AbortSignal, index: number) => Promise<Answer>,
  { concurrency, signal, onOutcome }: SendingOptions<Answer>,
): Promise<readonly OneOutcome<Answer>[]> {
  const outcomes: OneOutcome<Answer>[] = [];
  const waiting = requests.entries();
  const work = async () => {
    for (const [index, request] of waiting) {
      const outcome = signal.aborted ? ABORTED : await outcomeOf(send(request, signal, index));
      outcomes[index] = outcome;
      onOutcome(index, outcome);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return outcomes;
}

/**
 * A path that names a site of its own would go there instead of to each of several.
 *
 * Throws `RequestError` `path_has_site`.
 */
export function checkPathOfMany(path: string): void {
  const text = path.trim();
  if (/^[a-z][a-z\d+.-]*:/iu.test(text) || /^\/ex\//iu.test(text)) {
    throw new RequestError('path_has_site', 'path');
  }
}

const ABORTED = { kind: 'failed', error: new NetworkError('aborted') } as const;

async function outcomeOf<Answer>(answer: Promise<Answer>): Promise<OneOutcome<Answer>> {
  try {
    return { kind: 'answer', answer: await answer };
  } catch (error) {
    return { kind: 'failed', error };
  }
}
