import type { ExpressionProblem } from '../json/jmesPathProblem';

/** What an expression of JMESPath has found in a body, or why it has not. */
export type FilterOutcome<Found> =
  | ({ readonly kind: 'found' } & Found & Losses)
  | { readonly kind: 'bad_expression'; readonly problem: ExpressionProblem }
  /** The body has what a function does not take; in the words of the engine. */
  | { readonly kind: 'failed'; readonly message: string }
  /** It finds more than is shown of a body, or the body is nested more deeply than an engine can walk. */
  | { readonly kind: 'too_much' }
  | { readonly kind: 'too_deep' }
  /** Its thread ended, such as for lack of memory. */
  | { readonly kind: 'broken_off' }
  | { readonly kind: 'too_long'; readonly seconds: number }
  | { readonly kind: 'cancelled' }
  /** The body is no JSON, or not whole. */
  | { readonly kind: 'not_json' };

/** What of a body was not kept exactly where it was parsed, with the first places in JMESPath. */
export interface Losses {
  /** Numbers with more digits than a double has. */
  readonly rounded: Loss;
  /** Members whose name stood in their object before. */
  readonly merged: Loss;
}

export interface Loss {
  readonly count: number;
  readonly places: readonly string[];
}
