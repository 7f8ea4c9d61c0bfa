import type { RemovedOperation } from '../../core/catalogue/removed';
import { Notice } from './notices';
import type { Replacement } from './successorDraft';

interface Props {
  readonly removed: RemovedOperation;
  readonly replacement: Replacement;
  readonly onUse: () => void;
}

/** That an operation is gone, before anything is sent, and the way to what took its place. */
export function RemovedNotice({ removed, replacement, onUse }: Props) {
  const { method, successor, change } = removed;
  return (
    <Notice tone="warning">
      <p>
        <strong>Removed</strong> from Jira Cloud ({change}): use{' '}
        <code>{`${method} ${successor}`}</code>.
      </p>
      <UseSuccessor id="use-successor" replacement={replacement} onUse={onUse} />
    </Notice>
  );
}

/** Fills the successor's request in. */
export function UseSuccessor(props: {
  readonly id: string;
  readonly replacement: Replacement;
  readonly onUse: () => void;
}) {
  return (
    <button type="button" id={props.id} onClick={props.onUse}>
      Use {props.replacement.path}
    </button>
  );
}
