import { useEffect, useRef } from 'preact/hooks';
import type { EditorStatus } from '../../protocol/credentialEditor';
import { useForm } from './field';
import { needsConsent } from './parts';
import { isDirty } from './state';
import { LightSign } from './statusCard';
import { useNow } from './useNow';

/** Always in sight: what to do next, what is waited for, and how it stands. */
export function Footer({ onCancel }: { readonly onCancel: () => void }) {
  const { state, draft, actions } = useForm();
  const { credential, status, problems } = state;
  const footer = useRef<HTMLElement>(null);
  useRoomFor(footer);
  const isPending = status?.pending !== undefined;
  return (
    // Buttons come first in each row: notifications cover the lower right of a window.
    <footer ref={footer}>
      <div role="status">
        {problems.outdatesGrant && (
          <p class="notice warning">
            What was granted does not fit these changes. After saving, a new authorization is
            needed.
          </p>
        )}
      </div>
      <p class="unseen" role="status">
        {isPending && 'Waiting for you to accept in the browser.'}
        {state.ended && 'The authorization has ended.'}
      </p>
      {status?.pending && (
        <div class="pending">
          <button
            type="button"
            id="cancel-authorization"
            onClick={() => {
              onCancel();
              document.getElementById('authorize')?.focus();
            }}
          >
            Cancel
          </button>
          <Remaining deadline={status.pending.deadline} />
        </div>
      )}
      <div class="actions">
        <button type="button" id="authorize" class="primary" onClick={actions.saveAndAuthorize}>
          {authorizeLabel(needsConsent(draft), isPending)}
        </button>
        <button type="submit" id="save">
          Save
        </button>
        {isDirty(state) && credential?.id !== undefined && (
          <button
            type="button"
            id="discard"
            onClick={() => {
              actions.discard();
              document.getElementById('save')?.focus();
            }}
          >
            Discard Changes
          </button>
        )}
        <Standing />
      </div>
    </footer>
  );
}

function Remaining({ deadline }: { readonly deadline: number }) {
  const seconds = Math.max(0, Math.round((deadline - useNow(true)) / 1000));
  const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return <p>{left} left to accept in the browser.</p>;
}

function authorizeLabel(isConsentNeeded: boolean, isPending: boolean): string {
  if (!isConsentNeeded) return 'Save and check';
  return isPending ? 'Open the browser again' : 'Click here to authorize';
}

function Standing() {
  const { state } = useForm();
  return (
    <span class="standing" role="status">
      {isDirty(state) ? 'Not saved' : state.status && <Saved status={state.status} />}
    </span>
  );
}

/** How it stands with what is saved; the light of before says nothing while an answer is awaited. */
function Saved({ status }: { readonly status: EditorStatus }) {
  const { light, headline, notes, pending } = status;
  if (pending) return null;
  const reason = light === 'red' ? notes[0]?.reason : undefined;
  return (
    <>
      <LightSign light={light} />
      <span>{reason === undefined ? headline : `${headline}: ${reason}`}</span>
    </>
  );
}

/** Keeps what gets the focus from coming to lie under the footer. @see WCAG 2.4.11 */
function useRoomFor(footer: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const { current } = footer;
    if (current === null) return;
    const observer = new ResizeObserver(() => {
      document.documentElement.style.scrollPaddingBottom = `${current.offsetHeight + 8}px`;
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [footer]);
}
