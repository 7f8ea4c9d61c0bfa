import { useRef, useState } from 'preact/hooks';
import type { Known, Question } from '../../core/live/offer';
import type { LiveAnswer } from '../../core/live/question';
import type { LiveResult, Target } from '../../protocol/console';
import type { ConsoleHost } from './useConsole';

/** What became of a question. */
interface Asked {
  readonly isAsking: boolean;
  /** Why there is no answer, the last time. */
  readonly message: string | undefined;
  /** What was answered last; stays while it is asked again. */
  readonly answer: LiveAnswer | undefined;
}

/** What a site has, as far as it was asked. */
export interface Live {
  readonly known: Known;
  readonly about: (question: Question) => Asked | undefined;
  readonly ask: (question: Question) => Promise<void>;
  /** Whom it asks, for a person. */
  readonly site: string;
}

/** Asks the site that requests go to, through the host, and keeps what it has answered. */
export function useLive(host: ConsoleHost, { credentialId, cloudId }: Target, site: string): Live {
  const [asked, setAsked] = useState<ReadonlyMap<string, Asked>>(new Map());
  const latest = useRef(asked);
  latest.current = asked;
  const keyOf = (question: Question) => JSON.stringify([credentialId, cloudId, question]);
  const about = (question: Question) => latest.current.get(keyOf(question));
  const answerTo = (question: Question) => about(question)?.answer;

  const ask = async (question: Question) => {
    const key = keyOf(question);
    const before = latest.current.get(key);
    if (credentialId === undefined || before?.isAsking) return;
    const tell = (one: Asked) => {
      latest.current = new Map(latest.current).set(key, one);
      setAsked(latest.current);
    };
    tell({ isAsking: true, message: undefined, answer: before?.answer });
    const result = await host
      .request('ask', { target: { credentialId, cloudId }, question }, new AbortController().signal)
      .catch((): LiveResult => ({
        message: 'The console failed unexpectedly. Its log says more.',
      }));
    tell({ isAsking: false, message: undefined, answer: before?.answer, ...result });
  };
  const known: Known = {
    values: (question) => answerTo(question) as ReturnType<Known['values']>,
    vocabulary: () => answerTo({ kind: 'jql' }) as ReturnType<Known['vocabulary']>,
  };
  return { known, about, ask, site };
}
