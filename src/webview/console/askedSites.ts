import type { Known, Question } from '../../core/live/offer';
import type { LiveAnswer } from '../../core/live/question';
import type { LiveQuery, LiveResult, Target } from '../../protocol/console';

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
  /** Waits for an answer that is under way already; one that is known is asked for anew where told so. */
  readonly ask: (question: Question, isAnew?: boolean) => Promise<void>;
  /** Whom it asks, for a person. */
  readonly site: string;
}

/** Asks the sites that requests go to, and keeps what they have answered. */
export class AskedSites {
  private readonly told = new Map<string, Asked>();
  private readonly running = new Map<string, Promise<void>>();

  constructor(
    private readonly request: (asked: LiveQuery) => Promise<LiveResult>,
    private readonly onChange: () => void,
  ) {}

  at(target: Target, site: string): Live {
    const keyOf = (question: Question) =>
      JSON.stringify([target.credentialId, target.cloudId, question]);
    const about = (question: Question) => this.told.get(keyOf(question));
    const answerTo = (question: Question) => about(question)?.answer;
    const known: Known = {
      values: (question) => answerTo(question) as ReturnType<Known['values']>,
      vocabulary: () => answerTo({ kind: 'jql' }) as ReturnType<Known['vocabulary']>,
    };
    const ask = async (question: Question, isAnew = false) => {
      const { credentialId, cloudId } = target;
      if (credentialId === undefined) return;
      const key = keyOf(question);
      if (!this.running.has(key)) {
        const asked = { target: { credentialId, cloudId }, question, isAnew };
        const asking = this.send(key, asked);
        this.running.set(
          key,
          asking.finally(() => this.running.delete(key)),
        );
      }
      await this.running.get(key);
    };
    return { known, about, ask, site };
  }

  /** Forgets which variables there are: they may have been edited where the page cannot see it. */
  forgetVariables(): void {
    for (const key of this.told.keys()) if (key.includes('"variables"')) this.told.delete(key);
    this.onChange();
  }

  private async send(key: string, asked: LiveQuery): Promise<void> {
    const answer = this.told.get(key)?.answer;
    this.tell(key, { isAsking: true, message: undefined, answer });
    const result = await this.request(asked).catch((): LiveResult => ({
      message: 'The console failed unexpectedly. Its log says more.',
    }));
    this.tell(key, { isAsking: false, message: undefined, answer, ...result });
  }

  private tell(key: string, asked: Asked): void {
    this.told.set(key, asked);
    this.onChange();
  }
}
