import { useEffect, useRef } from 'preact/hooks';
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
        {isPending && WAITING}
        {state.endedWith && `The authorization has ended: ${status?.headline}`}
      </p>
      {status?.pending && (
        <div class="pending">
          <Remaining deadline={status.pending.deadline} />
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
        </div>
      )}
      {/* From the left: notifications cover the lower right of a window. */}
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

const WAITING = 'Waiting for you to accept in the browser.';

function Remaining({ deadline }: { readonly deadline: number }) {
  const seconds = Math.max(0, Math.round((deadline - useNow(true)) / 1000));
  const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <p>
      {WAITING} {left} left.
    </p>
  );
}

function authorizeLabel(isConsentNeeded: boolean, isPending: boolean): string {
  if (!isConsentNeeded) return 'Save and check';
  return isPending ? 'Open the browser again' : 'Click here to authorize';
}

/** The light is that of what is saved, so it stays out of sight while the form holds more. */
function Standing() {
  const { state } = useForm();
  const { status } = state;
  if (status === undefined) return null;
  const reason = status.light === 'red' ? status.notes[0]?.reason : undefined;
  return (
    <span class="standing" role="status">
      {isDirty(state) ? (
        'Not saved'
      ) : (
        <>
          <LightSign light={status.light} />
          <span>{reason === undefined ? status.headline : `${status.headline}: ${reason}`}</span>
        </>
      )}
    </span>
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
