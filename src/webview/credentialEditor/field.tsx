import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { ErrorIcon } from '../icons';
import type { Draft, Field, SecretField } from './parts';
import { shownProblem, type EditorState } from './state';
import type { EditorActions } from './useEditor';

/** What every field needs: the form and what changes it. */
export const Form = createContext<{
  readonly state: EditorState;
  readonly draft: Draft;
  readonly actions: EditorActions;
} | null>(null);

/** The form around a field. */
export function useForm() {
  const form = useContext(Form);
  if (form === null) throw new Error('A field stands outside of the form.');
  return form;
}

interface Props {
  readonly field: Field;
  readonly label: string;
  readonly help?: ComponentChildren;
  readonly multiline?: boolean;
}

/** A text field with its label, help, and what is wrong with it. */
export function TextField({ field, label, help, multiline }: Props) {
  const { draft, actions } = useForm();
  const Input = multiline ? 'textarea' : 'input';
  return (
    <Labelled field={field} label={label} help={help}>
      <Input
        id={field}
        type="text"
        autocomplete="off"
        spellcheck={false}
        {...useMarks(field, help)}
        value={draft[field]}
        onInput={(event: { readonly currentTarget: { readonly value: string } }) =>
          actions.edit({ [field]: event.currentTarget.value })
        }
        onBlur={() => actions.leave(field)}
      />
    </Labelled>
  );
}

/** A field whose value is never shown again; one that is saved is kept until another is entered. */
export function SecretFieldInput(props: {
  readonly field: SecretField;
  readonly label: string;
  readonly help?: ComponentChildren;
}) {
  const { field, label, help } = props;
  const { state, draft, actions } = useForm();
  const isSaved = state.credential?.savedSecrets.includes(field) ?? false;
  return (
    <Labelled field={field} label={label} help={help}>
      <input
        id={field}
        type="password"
        autocomplete="off"
        placeholder={isSaved ? 'Saved. Enter a new one to replace it.' : ''}
        {...useMarks(field, help)}
        value={draft[field]}
        onInput={(event) => actions.edit({ [field]: event.currentTarget.value })}
        onBlur={() => actions.leave(field)}
      />
    </Labelled>
  );
}

/** What ties a control to its help and its problem. */
export function useMarks(field: Field, help: unknown) {
  const problem = shownProblem(useForm().state, field);
  const described = [
    ...(help ? [`${field}-help`] : []),
    ...(problem ? [`${field}-problem`] : []),
  ].join(' ');
  return { 'aria-invalid': problem !== undefined, 'aria-describedby': described || undefined };
}

/** A control with its label over it, its help and its problem under it. */
export function Labelled(props: {
  readonly field: Field;
  readonly label: string;
  readonly help?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  const { field, label, help, children } = props;
  const { state, actions } = useForm();
  const problem = shownProblem(state, field);
  const correction = state.problems.corrections[field];
  return (
    <div class="field">
      <label for={field}>{label}</label>
      {children}
      {problem !== undefined && (
        <p class="problem" id={`${field}-problem`}>
          <ErrorIcon /> {problem}
        </p>
      )}
      <div role="status">
        {correction !== undefined && (
          <button
            type="button"
            onClick={() => {
              actions.edit({ [field]: correction });
              document.getElementById(field)?.focus();
            }}
          >
            Use <code>{correction}</code>
          </button>
        )}
      </div>
      {help !== undefined && (
        <p class="aside" id={`${field}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

/** One of some choices, all in sight. */
export function Choices<Name extends keyof Draft>(props: {
  readonly name: Name;
  readonly label: string;
  readonly choices: readonly (readonly [value: Draft[Name], label: string, help?: string])[];
}) {
  const { name, label, choices } = props;
  const { draft, actions } = useForm();
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      {choices.map(([value, text, help]) => (
        <label key={String(value)} class="choice">
          <input
            type="radio"
            id={`${name}-${String(value)}`}
            name={name}
            checked={draft[name] === value}
            onChange={() => actions.edit({ [name]: value })}
          />
          <span>
            {text}
            {help !== undefined && <span class="aside"> {help}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A switch with what it does. */
export function Switch(props: {
  readonly name: 'includeScopeInTokenRequest' | 'includeState' | 'pkce' | 'scoped' | 'production';
  readonly label: string;
  readonly help: string;
}) {
  const { name, label, help } = props;
  const { draft, actions } = useForm();
  return (
    <Check
      id={name}
      label={label}
      help={help}
      checked={draft[name]}
      onChange={(checked) => actions.edit({ [name]: checked })}
    />
  );
}

/** A checkbox with its help beside it. */
export function Check(props: {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const { id, label, help, checked, onChange } = props;
  return (
    <label class="choice" for={id}>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        {label} <span class="aside">{help}</span>
      </span>
    </label>
  );
}
