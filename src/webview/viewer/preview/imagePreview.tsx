import { formatSize } from '../../../core/text/format';
import { GONE } from '../goneSentence';
import { wholeSize, type PreviewOf } from './parts';
import { ShownImage } from './shownImage';
import { useAnswer } from '../useAnswer';

/** Bytes of an image that is shown. */
const LONGEST_IMAGE = 32 * 1024 * 1024;

/** An image; one that is SVG runs no script and loads nothing, as in any `<img>`. */
export function ImagePreview(body: PreviewOf) {
  const { state, media } = body;
  const size = wholeSize(state);
  // A part of an image would be taken for one that is broken.
  if (size <= LONGEST_IMAGE && !state.file) return <WholeImage {...body} />;
  return (
    <p class="aside">
      {media.type}, {formatSize(size)}: too large to be shown.
    </p>
  );
}

const QUESTION = { kind: 'bytes', most: LONGEST_IMAGE } as const;

function WholeImage({ ask, media }: PreviewOf) {
  const bytes = useAnswer(ask, QUESTION);
  if (bytes === undefined) return <p class="aside">Reading the image…</p>;
  if (bytes === null) return <p class="aside">{GONE}</p>;
  return <ShownImage bytes={bytes} type={media.type} />;
}
