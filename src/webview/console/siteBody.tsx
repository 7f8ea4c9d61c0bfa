import { useMemo } from 'preact/hooks';
import { CUT_SENTENCES } from './answerText';
import type { SiteAnswer } from './parts';
import { indentedBody, shownPart } from './shownText';

/** The beginning of what one of several sites answered. */
export function SiteBody({ answer }: { readonly answer: SiteAnswer }) {
  const { text, note } = useMemo(
    () => shownPart(indentedBody(answer.body) ?? answer.body),
    [answer.body],
  );
  return (
    <>
      {answer.cut && <p class="aside">{CUT_SENTENCES[answer.cut]}</p>}
      {note && <p class="aside">{note}</p>}
      {answer.body === '' ? (
        <p class="aside">The answer has no body.</p>
      ) : (
        // Scrolls, so it takes the focus.
        <pre tabIndex={0}>{text}</pre>
      )}
    </>
  );
}
