import type { Clock, Query, Random } from '../../ports';

/** A name for a text; `{{…}}` in the value is replaced too, unless it is a secret. */
export interface Variable {
  readonly name: string;
  readonly value: string;
  readonly secret: boolean;
}

/** All that the `{{…}}` of one request may mean. */
export interface VariableScope {
  /** Those that the request's own file defines; they win over the site's, the site's over the global ones. */
  readonly file: readonly Omit<Variable, 'secret'>[];
  readonly site: readonly Variable[];
  readonly global: readonly Variable[];
  /** The last answer's JSON; undefined where there is none. */
  readonly lastAnswer: unknown;
  readonly query: Query;
  readonly clock: Clock;
  readonly random: Random;
}

/** What is to be kept out of all that is shown of a request and its answer. */
export function secretValues({
  site,
  global,
}: Pick<VariableScope, 'site' | 'global'>): readonly string[] {
  const values = [...site, ...global].filter(({ secret }) => secret).map(({ value }) => value);
  // A header is sent without the space around its value.
  return [...new Set(values.flatMap((value) => [value, value.trim()]))];
}
