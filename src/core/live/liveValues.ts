import { NetworkError } from '../errors';
import { parseJson } from '../jsonValue';
import type { Clock } from '../ports';
import type { Answer, JiraClient } from '../rest/client';
import { readAnswer } from './answers';
import { LiveError } from './errors';
import { pathOf, type LiveAnswer, type LiveQuestion, type LiveTarget } from './question';
import { RecentValues } from './recentValues';
import { SharedRuns } from './sharedRuns';

/** Milliseconds for which an answer is given again. */
const LIFETIME = 600_000;

/** Answers that are kept; each text that was typed has its own. */
const MOST_KEPT = 200;

/** What a site has, asked of it when it is needed; all that ask the same share one request. */
export class LiveValues {
  readonly #client: Pick<JiraClient, 'send'>;
  readonly #recent: RecentValues<LiveAnswer>;
  readonly #runs = new SharedRuns<LiveAnswer>();

  constructor(client: Pick<JiraClient, 'send'>, clock: Clock) {
    this.#client = client;
    this.#recent = new RecentValues(clock, LIFETIME, MOST_KEPT);
  }

  /** Forgets all answers: they may be what another account sees. */
  forget(): void {
    this.#recent.clear();
  }

  /**
   * The answer of a site, or what it answered within the last ten minutes where that will do.
   *
   * Throws `aborted` to the caller whose signal says so, `LiveError` and the errors of
   * `JiraClient.send`; none of them is kept.
   */
  async ask<Q extends LiveQuestion>(
    target: LiveTarget,
    question: Q,
    signal: AbortSignal,
    isAnew = false,
  ): Promise<LiveAnswer<Q>> {
    const path = pathOf(question);
    const { credentialId, cloudId } = target;
    const key = JSON.stringify([credentialId, cloudId ?? null, path]);
    const fetchAnswer = async (stop: AbortSignal) => {
      const request = { credentialId, cloudId, method: 'GET', path, headers: [], body: '' };
      const answer = understand(question, await this.#client.send(request, stop));
      this.#recent.set(key, answer);
      return answer;
    };
    const kept = isAnew ? undefined : this.#recent.get(key);
    const answer = kept ?? (await this.#runs.join(key, fetchAnswer, signal));
    // The path, and so the key, is of this kind of question alone.
    return answer as LiveAnswer<Q>;
  }
}

function understand(question: LiveQuestion, { status, cut, ...rest }: Answer): LiveAnswer {
  const { kind } = question;
  if (status < 200 || status > 299) throw new LiveError('live_values_refused', { kind, status });
  if (cut === 'aborted' || cut === 'timeout') {
    throw new NetworkError(cut, { host: new URL(rest.url).host });
  }
  const json = cut ? undefined : parseJson(rest.text);
  const answer = readAnswer(question, json);
  if (answer === undefined) throw new LiveError('live_values_unreadable', { kind, reason: cut });
  return answer;
}
