import type { BodyState } from '../../protocol/answerBody';
import { formatSize } from '../../core/text/format';

interface Props {
  readonly state: BodyState;
  /** Asks for a place and writes the whole body there. */
  readonly onSave: () => void;
  /** Opens the file with the whole body. */
  readonly onOpen: () => void;
}

/** Says that only the beginning of a body is shown, and offers the whole. */
export function BodyFileNotice({ state, onSave, onOpen }: Props) {
  const { file, isEnded, size } = state;
  if (!file) return null;
  return (
    <div class="aside note bodyFile">
      <span>
        {isEnded
          ? `The body is ${formatSize(file.size)}. Its first ${formatSize(size)} are shown.`
          : `The first ${formatSize(size)} of the body are shown.`}
      </span>
      {isEnded && (
        <>
          <button type="button" class="quiet" onClick={onSave}>
            Save
          </button>
          <button type="button" class="quiet" onClick={onOpen}>
            Open
          </button>
        </>
      )}
    </div>
  );
}
