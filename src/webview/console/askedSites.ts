import type { Known, Question } from '../../core/live/offer';
import type { LiveAnswer, LiveTarget } from '../../core/live/question';
import type { LiveResult, Target } from '../../protocol/console';

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
  /** Waits for an answer that is under way already. */
  readonly ask: (question: Question) => Promise<void>;
  /** Whom it asks, for a person. */
  readonly site: string;
}

/** Asks the sites that requests go to, and keeps what they have answered. */
export class AskedSites {
  private readonly told = new Map<string, Asked>();
  private readonly running = new Map<string, Promise<void>>();

  constructor(
    private readonly request: (target: LiveTarget, question: Question) => Promise<LiveResult>,
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
    const ask = async (question: Question) => {
      const { credentialId, cloudId } = target;
      if (credentialId === undefined) return;
      const key = keyOf(question);
      if (!this.running.has(key)) {
        const asking = this.askAnew(key, { credentialId, cloudId }, question);
        this.running.set(
          key,
          asking.finally(() => this.running.delete(key)),
        );
      }
      await this.running.get(key);
    };
    return { known, about, ask, site };
  }

  private async askAnew(key: string, target: LiveTarget, question: Question): Promise<void> {
    const answer = this.told.get(key)?.answer;
    this.tell(key, { isAsking: true, message: undefined, answer });
    const result = await this.request(target, question).catch((): LiveResult => ({
      message: 'The console failed unexpectedly. Its log says more.',
    }));
    this.tell(key, { isAsking: false, message: undefined, answer, ...result });
  }

  private tell(key: string, asked: Asked): void {
    this.told.set(key, asked);
    this.onChange();
  }
}
