import { useMemo } from 'preact/hooks';
import { formatSize } from '../../../core/text/format';
import { htmlText } from '../../../core/text/htmlText';
import { CopyButton } from '../../copyButton';
import { GONE } from '../goneSentence';
import { wholeSize, type PreviewOf } from './parts';
import { useAnswer } from '../useAnswer';

/** Bytes of a page that are read. */
const LONGEST_PAGE = 2 * 1024 * 1024;

const QUESTION = { kind: 'bytes', most: LONGEST_PAGE } as const;

/** The text of a page. */
export function HtmlPreview({ ask, state }: PreviewOf) {
  const bytes = useAnswer(ask, QUESTION);
  const text = useMemo(() => (bytes ? textOf(bytes) : undefined), [bytes]);
  if (bytes === null) return <p class="aside">{GONE}</p>;
  if (bytes === undefined || text === undefined) return <p class="aside">Reading the page…</p>;
  const size = wholeSize(state);
  const part = size > bytes.length ? `the first ${formatSize(bytes.length)} of ` : '';
  return (
    <>
      <div class="previewTools">
        <span class="aside">
          The text of {part}an HTML page of {formatSize(size)}. Nothing of it is run.
        </span>
        <CopyButton label="Copy Text" text={() => text} />
      </div>
      {text === '' ? (
        <p class="aside">The page has no text.</p>
      ) : (
        <pre class="previewText" tabIndex={0} aria-label="Text of the page">
          {text}
        </pre>
      )}
    </>
  );
}

/** What is parsed so has no window: nothing runs, and nothing is loaded. */
function textOf(bytes: Uint8Array): string {
  const page = new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'text/html');
  return htmlText(page.documentElement);
}
