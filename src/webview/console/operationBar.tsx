import type { Operation } from '../../core/catalogue/operation';
import { missingScopes } from '../../core/catalogue/scopes';
import type { ConsoleCredential } from '../../protocol/console';
import { Notice } from './notices';

interface Props {
  readonly operation: Operation;
  readonly credential: ConsoleCredential | undefined;
  readonly onAddScopes: (scopes: readonly string[]) => void;
}

/** What the request does, and whether it may. */
export function OperationBar({ operation, credential, onAddScopes }: Props) {
  return (
    <div class="operation">
      <p class="summary">
        {operation.deprecated && <strong class="deprecated">Deprecated</strong>} {operation.summary}
      </p>
      {credential?.granted && (
        <ScopeLine operation={operation} granted={credential.granted} onAddScopes={onAddScopes} />
      )}
    </div>
  );
}

/** Which scopes an operation needs, and which of them were not granted. */
function ScopeLine(props: {
  readonly operation: Operation;
  readonly granted: readonly string[];
  readonly onAddScopes: (scopes: readonly string[]) => void;
}) {
  const answer = missingScopes(props.operation, props.granted);
  switch (answer.kind) {
    case 'granted':
      return <p class="aside scopes">Its scopes were granted.</p>;
    case 'unknown':
      return <p class="aside scopes">Which scopes it needs is unknown.</p>;
    case 'missing': {
      const [way] = answer.ways;
      if (way === undefined) {
        return <Notice tone="warning">No scope lets an OAuth token do this.</Notice>;
      }
      const granted = way.needed.filter((scope) => !way.missing.includes(scope));
      return (
        <Notice tone="warning">
          <p>
            It needs {listOf(way.missing)}, which {way.missing.length > 1 ? 'were' : 'was'} not
            granted{granted.length > 0 && <> (but {listOf(granted)})</>}.
          </p>
          <button type="button" id="add-scopes" onClick={() => props.onAddScopes(way.missing)}>
            Add {way.missing.length > 1 ? 'Scopes' : 'Scope'} and Authorize Again
          </button>
        </Notice>
      );
    }
  }
}

function listOf(scopes: readonly string[]) {
  return scopes.map((scope, index) => (
    <span key={scope}>
      {index > 0 && ' and '}
      <code>{scope}</code>
    </span>
  ));
}
