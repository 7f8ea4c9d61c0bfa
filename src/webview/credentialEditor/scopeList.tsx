import { useMemo, useState } from 'preact/hooks';
import type { EditorScope } from '../../protocol/credentialEditor';
import { searchScopes } from './searchScopes';

interface Props {
  readonly catalogue: readonly EditorScope[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (scope: string, isOn: boolean) => void;
}

/** All known scopes in a fold, drawn once it is open: they are more than all the rest of the form. */
export function ScopeList(props: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details class="scopeList" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>Choose scopes</summary>
      {isOpen && <SearchedScopes {...props} />}
    </details>
  );
}

/** The scopes to be searched for and ticked. */
function SearchedScopes({ catalogue, chosen, onToggle }: Props) {
  const [query, setQuery] = useState('');
  const found = useMemo(() => new Set(searchScopes(catalogue, query)), [catalogue, query]);
  const groups = useMemo(() => inGroups(catalogue), [catalogue]);
  const rows = useMemo(
    () =>
      groups.map(([group, scopes]) => (
        <fieldset key={group} hidden={!scopes.some((each) => found.has(each))}>
          <legend>{group}</legend>
          {scopes.map((each) => (
            <Row
              key={each.scope}
              scope={each}
              isFound={found.has(each)}
              isChosen={chosen.has(each.scope)}
            />
          ))}
        </fieldset>
      )),
    [groups, found, chosen],
  );
  return (
    <>
      <input
        id="scope-search"
        type="text"
        aria-label="Search scopes"
        placeholder="Search by name or meaning"
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <p class="unseen" role="status">
        {found.size} scopes
      </p>
      <div
        class="scopes"
        role="group"
        aria-label="Scopes"
        tabIndex={0}
        onChange={({ target }) => {
          if (target instanceof HTMLInputElement) onToggle(target.value, target.checked);
        }}
      >
        {rows}
        {found.size === 0 && (
          <p class="aside">No scope of that name is known. Type it into the field above.</p>
        )}
      </div>
    </>
  );
}

/** Hidden where it is not found, and drawn anew for a change of its own alone: there are hundreds. */
function Row(props: {
  readonly scope: EditorScope;
  readonly isFound: boolean;
  readonly isChosen: boolean;
}) {
  const { scope, isFound, isChosen } = props;
  return useMemo(
    () => (
      <label class="choice" hidden={!isFound}>
        <input type="checkbox" value={scope.scope} checked={isChosen} />
        <span>
          {scope.scope} <span class="aside">{scope.meaning}</span>
        </span>
      </label>
    ),
    [scope, isFound, isChosen],
  );
}

function inGroups(catalogue: readonly EditorScope[]) {
  const groups = new Map<string, EditorScope[]>();
  for (const scope of catalogue) {
    groups.set(scope.group, [...(groups.get(scope.group) ?? []), scope]);
  }
  return [...groups];
}
