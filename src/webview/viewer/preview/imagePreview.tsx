import { useEffect, useMemo, useState } from 'preact/hooks';
import { formatSize } from '../../../core/text/format';
import { goneSentence, type PreviewOf } from './parts';
import { SaveButton } from './saveButton';
import { useAnswer } from './useAnswer';

/** Bytes of an image that is shown. */
const LONGEST_IMAGE = 32 * 1024 * 1024;

/** An image; one that is SVG runs no script and loads nothing, as in any `<img>`. */
export function ImagePreview(body: PreviewOf) {
  const { state, media, save } = body;
  if (state.size <= LONGEST_IMAGE) return <ShownImage {...body} />;
  return (
    <>
      <p class="aside">
        {media.type}, {formatSize(state.size)}: too large to be shown.
      </p>
      <SaveButton save={save} />
    </>
  );
}

type Loaded = { readonly width: number; readonly height: number } | 'broken' | undefined;

function ShownImage({ ask, state, media, save }: PreviewOf) {
  const bytes = useAnswer(ask, { kind: 'bytes', most: LONGEST_IMAGE });
  const url = useObjectUrl(bytes, media.type);
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => setLoaded(undefined), [url]);
  const [isActualSize, setActualSize] = useState(false);
  if (bytes === null) return <p class="aside">{goneSentence}</p>;

  const facts = [media.type, formatSize(state.size)];
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
        <SaveButton save={save} />
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
          {url !== undefined && (
            <img
              src={url}
              alt={`The body as an image, ${facts.join(', ')}`}
              onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
                setLoaded({ width, height })
              }
              onError={() => setLoaded('broken')}
            />
          )}
        </div>
      )}
    </>
  );
}

/** An address of bytes for this page alone, as long as they are shown. */
function useObjectUrl(bytes: Uint8Array | null | undefined, type: string): string | undefined {
  const url = useMemo(
    () => (bytes ? URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type })) : undefined),
    [bytes, type],
  );
  useEffect(() => {
    if (url === undefined) return undefined;
    return () => URL.revokeObjectURL(url);
  }, [url]);
  return url;
}
