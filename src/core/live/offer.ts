import type { JqlVocabulary } from '../jql/vocabulary';
import type { LiveQuestion, LiveValue } from './question';

/** What a console can ask: what a site has, or which variables hold there. */
export type Question = LiveQuestion | { readonly kind: 'variables' };

/** What has been answered until now. */
export interface Known {
  readonly values: (question: Question) => readonly LiveValue[] | undefined;
  readonly vocabulary: () => JqlVocabulary | undefined;
}

/** Something that may be written in a text. */
export interface Offer {
  /** Distinct within its list. */
  readonly key: string;
  readonly label: string;
  readonly detail?: string | undefined;
  /** The whole text with it, and the cursor behind it. */
  readonly text: string;
  readonly cursor: number;
}

/** What may be written at a cursor. */
export interface Offers {
  readonly offers: readonly Offer[];
  /** What can be asked for there. */
  readonly question: Question | undefined;
}
