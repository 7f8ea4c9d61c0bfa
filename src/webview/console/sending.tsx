import { useLayoutEffect } from 'preact/hooks';
import type { SendProgress } from './parts';
import { progressSentence } from './progressSentence';
import { TaskProgress } from './taskProgress';
import { useSeconds } from './useSeconds';

interface Props {
  readonly method: string;
  readonly progress: SendProgress | undefined;
  readonly onCancel: () => void;
}

/** A request that is under way, how long it has been, and the way out. */
export function Sending({ method, progress, onCancel }: Props) {
  const seconds = useSeconds();
  const isTask = progress?.kind === 'task';
  return (
    <div class="sending">
      {isTask ? (
        <TaskProgress progress={progress} />
      ) : (
        <div class="progress" role="progressbar" aria-label={`Sending the ${method} request`} />
      )}
      <div class="sendingLine">
        <span>{progressSentence(progress, seconds, Date.now())}</span>
        <button
          id="cancel"
          type="button"
          title={isTask ? 'The task goes on at Jira (Esc)' : 'Cancel (Esc)'}
          onClick={onCancel}
        >
          {isTask ? 'Stop Waiting' : 'Cancel'}
        </button>
      </div>
    </div>
  );
}

/** Moves the focus to Send where Cancel had it and goes; else the keyboard would start over at the top. */
export function useFocusAfterCancel(isSending: boolean): void {
  // Read before the change reaches the page: afterwards the button is gone and so is its focus.
  const isOnCancel = document.activeElement?.id === 'cancel';
  useLayoutEffect(() => {
    if (isOnCancel && !isSending) document.getElementById('send')?.focus();
  }, [isSending]);
}
