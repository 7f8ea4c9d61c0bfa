import type { ScopeAnswer } from '../../core/catalogue/scopes';
import { Notice } from './notices';

interface Props {
  readonly ways: Extract<ScopeAnswer, { readonly kind: 'missing' }>['ways'];
  readonly onAddScopes: (scopes: readonly string[]) => void;
}

/** Which scopes a request needs that were not granted, and the way to them. */
export function ScopeNotice({ ways, onAddScopes }: Props) {
  const [way] = ways;
  if (way === undefined) {
    return <Notice tone="warning">No scope lets an OAuth token do this.</Notice>;
  }
  const granted = way.needed.filter((scope) => !way.missing.includes(scope));
  return (
    <Notice tone="warning">
      <p>
        It needs {listOf(way.missing)}, which {way.missing.length > 1 ? 'were' : 'was'} not granted
        {granted.length > 0 && <> (but {listOf(granted)})</>}.
      </p>
      <button type="button" class="addScopes" onClick={() => onAddScopes(way.missing)}>
        Add {way.missing.length > 1 ? 'Scopes' : 'Scope'} and Authorize Again
      </button>
    </Notice>
  );
}

function listOf(scopes: readonly string[]) {
  return scopes.map((scope, index) => (
    <span key={scope}>
      {index > 0 && ' and '}
      <code>{scope}</code>
    </span>
  ));
}
