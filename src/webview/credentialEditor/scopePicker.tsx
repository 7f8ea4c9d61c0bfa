import { useMemo, useState } from 'preact/hooks';
import { OFFLINE_ACCESS, parseScopes } from '../../core/text/scopeList';
import type { EditorScope } from '../../protocol/credentialEditor';
import { RemoveIcon } from '../icons';
import { searchScopes } from './searchScopes';
import { Check, Labelled, useForm, useMarks } from './field';

/** More than this and the consent page is a wall, and Atlassian advises against it. */
const MANY = 50;

/** The scopes as chips, as text, and to be searched for; all three show the same. */
export function ScopePicker({ catalogue }: { readonly catalogue: readonly EditorScope[] }) {
  const { draft, actions } = useForm();
  const chosen = parseScopes(draft.scope);
  const toggle = (scope: string, isOn: boolean) => {
    const others = chosen.filter((each) => each !== scope);
    actions.edit({ scope: (isOn ? [...others, scope] : others).join(' ') });
  };
  return (
    <>
      <Labelled
        field="scope"
        label="Scope"
        help="Separated by spaces. Each must be added to the app under Permissions."
      >
        <Chips scopes={chosen} catalogue={catalogue} onRemove={(scope) => toggle(scope, false)} />
        <textarea
          id="scope"
          spellcheck={false}
          {...useMarks('scope', true)}
          value={draft.scope}
          onInput={(event) => actions.edit({ scope: event.currentTarget.value })}
          onBlur={() => {
            actions.edit({ scope: chosen.join(' ') });
            actions.leave('scope');
          }}
        />
      </Labelled>
      {chosen.length > MANY && (
        <p class="notice warning" role="status">
          {chosen.length} scopes are many: Atlassian advises fewer than {MANY}. A classic scope
          often takes the place of a dozen granular ones.
        </p>
      )}
      <Check
        id={OFFLINE_ACCESS}
        label="Refresh automatically"
        help="(offline_access) Without it the token ends after an hour, and you authorize again each time."
        checked={chosen.includes(OFFLINE_ACCESS)}
        onChange={(isOn) => toggle(OFFLINE_ACCESS, isOn)}
      />
      <ScopeList catalogue={catalogue} chosen={chosen} onToggle={toggle} />
    </>
  );
}

function Chips(props: {
  readonly scopes: readonly string[];
  readonly catalogue: readonly EditorScope[];
  readonly onRemove: (scope: string) => void;
}) {
  const { scopes, catalogue, onRemove } = props;
  if (scopes.length === 0) return null;
  return (
    <ul class="chips" aria-label="Chosen scopes">
      {scopes.map((scope) => (
        <li key={scope} title={catalogue.find((known) => known.scope === scope)?.meaning}>
          {scope}
          <button
            type="button"
            class="quiet"
            aria-label={`Remove ${scope}`}
            onClick={() => onRemove(scope)}
          >
            <RemoveIcon />
          </button>
        </li>
      ))}
    </ul>
  );
}

function ScopeList(props: {
  readonly catalogue: readonly EditorScope[];
  readonly chosen: readonly string[];
  readonly onToggle: (scope: string, isOn: boolean) => void;
}) {
  const { catalogue, chosen, onToggle } = props;
  const [query, setQuery] = useState('');
  const found = useMemo(() => searchScopes(catalogue, query), [catalogue, query]);
  const groups = [...new Set(found.map(({ group }) => group))];
  return (
    <details class="scopeList">
      <summary>Choose scopes</summary>
      <input
        id="scope-search"
        type="text"
        aria-label="Search scopes"
        placeholder="Search by name or meaning"
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <p class="unseen" role="status">
        {found.length} scopes
      </p>
      <div class="scopes" role="group" aria-label="Scopes" tabIndex={0}>
        {groups.map((group) => (
          <fieldset key={group}>
            <legend>{group}</legend>
            {found
              .filter((each) => each.group === group)
              .map(({ scope, meaning }) => (
                <label key={scope} class="choice">
                  <input
                    type="checkbox"
                    checked={chosen.includes(scope)}
                    onChange={(event) => onToggle(scope, event.currentTarget.checked)}
                  />
                  <span>
                    {scope} <span class="aside">{meaning}</span>
                  </span>
                </label>
              ))}
          </fieldset>
        ))}
        {found.length === 0 && (
          <p class="aside">No scope of that name is known. Type it into the field above.</p>
        )}
      </div>
    </details>
  );
}
