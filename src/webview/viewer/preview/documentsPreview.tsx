import { useMemo } from 'preact/hooks';
import { readDocument } from '../../../core/text/adf/document';
import type { BodyDocument } from '../../../protocol/answerBody';
import { AdfBlocks } from './adfBlocks';
import { GONE } from '../goneSentence';
import { type PreviewOf } from './parts';
import { useAnswer } from '../useAnswer';

const QUESTION = { kind: 'documents' } as const;

/** The formatted texts in a body of JSON. */
export function DocumentsPreview({ ask }: PreviewOf) {
  const documents = useAnswer(ask, QUESTION);
  if (documents === undefined) return <p class="aside">Looking for formatted texts…</p>;
  if (documents === null) return <p class="aside">{GONE}</p>;
  const { first, isAll } = documents;
  if (first.length === 0) {
    return (
      <p class="aside">
        {isAll
          ? 'There is nothing to preview in this JSON.'
          : 'No formatted text was found in the time there was.'}{' '}
        Preview shows images, the text of HTML pages, and formatted texts in Atlassian Document
        Format, such as descriptions and comments.
      </p>
    );
  }
  return (
    <div class="previewDocuments" tabIndex={0} role="group" aria-label="Formatted texts">
      {first.map((document) => (
        <ShownDocument key={document.line} document={document} />
      ))}
      {!isAll && <p class="aside">Only the first {first.length} formatted texts are shown.</p>}
    </div>
  );
}

function ShownDocument({ document: { path, text } }: { readonly document: BodyDocument }) {
  const blocks = useMemo(() => (text === undefined ? undefined : readDocument(text)), [text]);
  return (
    <section class="previewDocument" aria-label={path}>
      <h2>{path === '@' ? 'The whole body' : path}</h2>
      {blocks === undefined && <p class="aside">Longer than 200 KB: too long to be shown.</p>}
      {blocks?.length === 0 && <p class="aside">Empty.</p>}
      {blocks && <AdfBlocks blocks={blocks} />}
    </section>
  );
}
