import type { ComponentChildren } from 'preact';
import type { ConsoleCredential, Remedy } from '../../protocol/console';

export const REMEDY_TITLES: Readonly<Record<Remedy, string>> = {
  authorize: 'Authorize Again',
  edit: 'Edit Credential',
  reload_window: 'Reload Window',
};

/** A sentence that asks for attention, with what to do about it. */
export function Notice(props: {
  readonly tone: 'info' | 'warning' | 'error';
  readonly children: ComponentChildren;
}) {
  return <div class={`notice ${props.tone}`}>{props.children}</div>;
}

/** What there is to say about a request that was taken, and the way back to what it replaced. */
export function Notes(props: {
  readonly notes: readonly string[];
  readonly onUndo: (() => void) | undefined;
}) {
  const { notes, onUndo } = props;
  if (notes.length === 0 && !onUndo) return null;
  return (
    <Notice tone="info">
      <ul class="notes" role="status">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        {onUndo && <li>It took the place of what was composed here.</li>}
      </ul>
      {onUndo && (
        <button type="button" id="undo" onClick={onUndo}>
          Undo
        </button>
      )}
    </Notice>
  );
}

/** The console without what it knows of Jira's operations. */
export function MissingOperations() {
  return (
    <Notice tone="warning">
      Jira’s operations could not be loaded, so nothing is completed or checked. Requests are sent
      all the same; the log says more.
    </Notice>
  );
}

/** The console before there is a credential. */
export function NoCredentials({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <div class="noCredentials">
      <h1>No credentials yet</h1>
      <p>
        A credential lets you call Jira Cloud as yourself, through an app of your own at Atlassian.
        You need the client ID and secret of an OAuth 2.0 integration.
      </p>
      <button type="button" class="primary" onClick={onAdd}>
        Add Credential
      </button>
    </div>
  );
}

/** A credential that cannot send as it is. */
export function Attention(props: {
  readonly credential: ConsoleCredential;
  readonly onRemedy: (remedy: Remedy) => void;
}) {
  const { attention, remedy } = props.credential;
  return (
    <Notice tone="warning">
      <p>{attention}</p>
      {remedy && (
        <button type="button" onClick={() => props.onRemedy(remedy)}>
          {props.credential.light === 'grey' && remedy === 'authorize'
            ? 'Authorize'
            : REMEDY_TITLES[remedy]}
        </button>
      )}
    </Notice>
  );
}
