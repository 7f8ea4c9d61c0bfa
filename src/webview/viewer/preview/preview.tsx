import { mediaOf } from '../../../core/text/mediaKind';
import type { BodyState } from '../../../protocol/answerBody';
import type { AskBody } from '../askBody';
import { BinaryPreview } from './binaryPreview';
import { DocumentsPreview } from './documentsPreview';
import { HtmlPreview } from './htmlPreview';
import { ImagePreview } from './imagePreview';
import { GONE } from '../goneSentence';
import { type PreviewOf } from './parts';
import { useAnswer } from '../useAnswer';

interface Props {
  readonly ask: AskBody;
  readonly state: BodyState;
  /** As the headers say; undefined where they say none. */
  readonly contentType: string | undefined;
}

/** A body as what it is: an image, formatted text, a page's text, or bytes. Nothing of it is run. */
export function Preview({ ask, state, contentType }: Props) {
  if (!state.isEnded) return <p class="aside">The preview comes once all has arrived.</p>;
  if (state.size === 0) return <p class="aside">The answer has no body.</p>;
  return <WholePreview ask={ask} state={state} contentType={contentType} />;
}

/** Bytes by which a body is known. */
const START = { kind: 'bytes', most: 4096 } as const;

interface WholeProps extends Omit<PreviewOf, 'media'> {
  readonly contentType: string | undefined;
}

function WholePreview({ contentType, ...body }: WholeProps) {
  const start = useAnswer(body.ask, START);
  if (start === undefined) return <p class="aside">Reading the body…</p>;
  if (start === null) return <p class="aside">{GONE}</p>;
  const media = mediaOf(contentType, start);
  return (
    <div class="preview">
      {media.claimed !== undefined && (
        <p class="aside note">
          The headers say {media.claimed}; the body is{' '}
          {body.state.json === 'whole' ? 'application/json' : media.type}.
        </p>
      )}
      {previewOf({ ...body, media }, start)}
    </div>
  );
}

function previewOf(body: PreviewOf, start: Uint8Array) {
  const { json } = body.state;
  // A text may begin as JSON does, such as with a number; what says it is JSON may break off.
  if (json === 'whole' || (body.media.kind === 'json' && json !== 'other')) {
    return <DocumentsPreview {...body} />;
  }
  switch (body.media.kind) {
    case 'image':
    case 'svg':
      return <ImagePreview {...body} />;
    case 'html':
      return <HtmlPreview {...body} />;
    case 'binary':
      return <BinaryPreview {...body} start={start} />;
    case 'json':
      return <p class="aside">The body should be JSON and is not. Raw shows it as it came.</p>;
    case 'text':
      return <p class="aside">The body is {body.media.type}. Raw shows it as it came.</p>;
  }
}
