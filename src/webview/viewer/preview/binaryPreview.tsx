import { formatSize } from '../../../core/text/format';
import { hexDump } from '../../../core/text/hexDump';
import { wholeSize, type PreviewOf } from './parts';

/** Bytes that are shown. */
const MOST_SHOWN = 256;

interface Props extends PreviewOf {
  readonly start: Uint8Array;
}

/** What cannot be shown: its type, its size and its first bytes. */
export function BinaryPreview({ state, media, start }: Props) {
  const size = wholeSize(state);
  const shown = start.subarray(0, MOST_SHOWN);
  const what = shown.length < size ? `The first ${shown.length} bytes` : 'All bytes';
  return (
    <>
      <p>
        {media.type}, {formatSize(size)}
      </p>
      <p class="aside">{what}:</p>
      <pre class="previewBytes" tabIndex={0} aria-label={what}>
        {hexDump(shown)}
      </pre>
    </>
  );
}
