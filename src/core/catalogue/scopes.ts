import type { OperationScopes, ScopeSet } from './operation';

/** One way to be allowed to ask: every scope of it, and those that are not granted yet. */
interface ScopeNeed {
  readonly needed: ScopeSet;
  readonly missing: ScopeSet;
}

/** Whether granted scopes suffice, and what would. */
export type ScopeAnswer =
  | { readonly kind: 'granted' }
  | { readonly kind: 'unknown' }
  /** One of the ways is to be completed; the one that lacks least comes first, none where no scope helps. */
  | { readonly kind: 'missing'; readonly ways: readonly ScopeNeed[] };

/**
 * What an operation needs beyond the scopes that were granted. Classic and granular scopes suffice
 * each by themselves; where what is unknown may be what was granted, the answer is unknown.
 */
export function missingScopes(
  { scopes }: { readonly scopes: OperationScopes },
  granted: readonly string[],
): ScopeAnswer {
  const known = [scopes.classic, scopes.granular].flatMap((sets) =>
    sets === 'unknown' ? [] : sets,
  );
  const ways = known
    .map((needed) => ({ needed, missing: needed.filter((scope) => !granted.includes(scope)) }))
    .sort((one, other) => one.missing.length - other.missing.length);
  if (ways[0]?.missing.length === 0) return { kind: 'granted' };
  const unknowns = [
    ...(scopes.classic === 'unknown' ? ['classic'] : []),
    ...(scopes.granular === 'unknown' ? ['granular'] : []),
  ];
  const mayBeGranted = granted.some((scope) => unknowns.includes(kindOf(scope)));
  const nothingKnown = ways.length === 0 && unknowns.length > 0;
  return mayBeGranted || nothingKnown ? { kind: 'unknown' } : { kind: 'missing', ways };
}

/** `read:jira-work` is classic, `read:comment:jira` granular, `offline_access` no scope of an API. */
export function kindOf(scope: string): 'classic' | 'granular' | 'other' {
  return (['other', 'classic', 'granular'] as const)[scope.split(':').length - 1] ?? 'other';
}
