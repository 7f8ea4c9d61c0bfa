import { useMemo } from 'preact/hooks';
import { OFFLINE_ACCESS, parseScopes } from '../../core/text/scopeList';
import type { EditorScope } from '../../protocol/credentialEditor';
import { Chips } from './chips';
import { Check, Labelled, useForm, useMarks } from './field';
import { ScopeList } from './scopeList';

/** More than this and the consent page is a wall, and Atlassian advises against it. */
const MANY = 50;

/** The scopes as chips, as text, and to be searched for; all three show the same. */
export function ScopePicker({ catalogue }: { readonly catalogue: readonly EditorScope[] }) {
  const { draft, actions } = useForm();
  const chosen = useMemo(() => new Set(parseScopes(draft.scope)), [draft.scope]);
  const meanings = useMemo(
    () => new Map(catalogue.map(({ scope, meaning }) => [scope, meaning])),
    [catalogue],
  );
  const toggle = (scope: string, isOn: boolean) => {
    const others = [...chosen].filter((each) => each !== scope);
    actions.edit({ scope: (isOn ? [...others, scope] : others).join(' ') });
  };
  return (
    <>
      <div role="status">
        {chosen.size > MANY && (
          <p class="notice warning">
            {chosen.size} scopes are many: Atlassian advises fewer than {MANY}. A classic scope
            often takes the place of a dozen granular ones.
          </p>
        )}
      </div>
      <Labelled
        field="scope"
        label="Scope"
        help="Separated by spaces. Each must be added to the app under Permissions."
      >
        <Chips
          scopes={[...chosen]}
          meanings={meanings}
          onRemove={(scope) => toggle(scope, false)}
        />
        <textarea
          id="scope"
          spellcheck={false}
          {...useMarks('scope', true)}
          value={draft.scope}
          onInput={(event) => actions.edit({ scope: event.currentTarget.value })}
          onBlur={() => actions.leave('scope')}
        />
      </Labelled>
      <Check
        id={OFFLINE_ACCESS}
        label="Refresh automatically"
        help="(offline_access) Without it the token ends after an hour, and you authorize again each time."
        checked={chosen.has(OFFLINE_ACCESS)}
        onChange={(isOn) => toggle(OFFLINE_ACCESS, isOn)}
      />
      <ScopeList catalogue={catalogue} chosen={chosen} onToggle={toggle} />
    </>
  );
}
