import type { BodyState } from '../../protocol/answerBody';
import { formatSize } from '../../core/text/format';

/** Says where only the beginning of a body is shown. */
export function BeginningNotice({ state }: { readonly state: BodyState }) {
  const { file, isEnded, size } = state;
  if (!file) return null;
  return (
    <p class="aside note">
      {isEnded
        ? `The body is ${formatSize(file.size)}. Its first ${formatSize(size)} are shown.`
        : `The first ${formatSize(size)} of the body are shown.`}
    </p>
  );
}
