import { formatSize } from '../../../core/text/format';
import { hexDump } from '../../../core/text/hexDump';
import { wholeSize, type PreviewOf } from './parts';
import { SaveButton } from './saveButton';

/** Bytes that are shown. */
const MOST_SHOWN = 256;

interface Props extends PreviewOf {
  readonly start: Uint8Array;
}

/** What cannot be shown: its type, its size and its first bytes. */
export function BinaryPreview({ state, media, save, start }: Props) {
  const size = wholeSize(state);
  const shown = start.subarray(0, MOST_SHOWN);
  const what = shown.length < size ? `The first ${shown.length} bytes` : 'All bytes';
  return (
    <>
      <div class="previewTools">
        <span>
          {media.type}, {formatSize(size)}
        </span>
        <SaveButton save={save} />
      </div>
      <p class="aside">{what}:</p>
      <pre class="previewBytes" tabIndex={0} aria-label={what}>
        {hexDump(shown)}
      </pre>
    </>
  );
}
