import type { Operation } from '../../core/catalogue/operation';
import type { ScopeAnswer } from '../../core/catalogue/scopes';
import { ScopeNotice } from './scopeNotice';

interface Props {
  readonly operation: Operation;
  /** Said elsewhere, and more than that it is deprecated. */
  readonly isRemoved: boolean;
  /** Undefined where no scopes are granted, or the answer below says it already. */
  readonly scopes: ScopeAnswer | undefined;
  readonly onAddScopes: (scopes: readonly string[]) => void;
}

/** What the request does, and whether it may. */
export function OperationBar({ operation, isRemoved, scopes, onAddScopes }: Props) {
  return (
    <div class="operation">
      <p class="summary">
        {operation.deprecated && !isRemoved && <strong class="deprecated">Deprecated</strong>}{' '}
        {operation.summary}
      </p>
      {scopes?.kind === 'granted' && <p class="aside scopes">Its scopes were granted.</p>}
      {scopes?.kind === 'unknown' && <p class="aside scopes">Which scopes it needs is unknown.</p>}
      {scopes?.kind === 'missing' && <ScopeNotice ways={scopes.ways} onAddScopes={onAddScopes} />}
    </div>
  );
}
