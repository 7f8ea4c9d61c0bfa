import { useEffect, useMemo, useState } from 'preact/hooks';
import { formatSize } from '../../../core/text/format';

interface Props {
  readonly bytes: Uint8Array;
  readonly type: string;
}

type Loaded = { readonly width: number; readonly height: number } | 'broken' | undefined;

/** An image whose bytes are here, with what there is to say of it. */
export function ShownImage({ bytes, type }: Props) {
  const url = useObjectUrl(bytes, type);
  const [loaded, setLoaded] = useState<Loaded>();
  const [isActualSize, setActualSize] = useState(false);
  const facts = [type, formatSize(bytes.length)];
  if (typeof loaded === 'object') facts.unshift(`${loaded.width} × ${loaded.height}`);
  return (
    <>
      <div class="previewTools">
        <span class="aside" role="status">
          {facts.join(', ')}
        </span>
        {loaded !== 'broken' && (
          <button
            type="button"
            class="quiet"
            aria-pressed={isActualSize}
            onClick={() => setActualSize(!isActualSize)}
          >
            Actual Size
          </button>
        )}
      </div>
      {loaded === 'broken' ? (
        <p class="problem" role="alert">
          The image cannot be shown: its data are broken, or of a kind that is not known here.
        </p>
      ) : (
        <div
          class={`previewImage ${isActualSize ? 'actual' : 'fitting'}`}
          tabIndex={0}
          role="group"
          aria-label="Image"
        >
          <img
            src={url}
            alt={`The body as an image, ${facts.join(', ')}`}
            onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
              setLoaded({ width, height })
            }
            onError={() => setLoaded('broken')}
          />
        </div>
      )}
    </>
  );
}

/** An address of bytes for this page alone, as long as they are shown. */
function useObjectUrl(bytes: Uint8Array, type: string): string {
  const url = useMemo(
    () => URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type })),
    [bytes, type],
  );
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return url;
}
