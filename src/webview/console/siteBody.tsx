import { useMemo } from 'preact/hooks';
import { BodyViewer } from '../viewer/bodyViewer';
import { CUT_SENTENCES } from './answerText';
import { bodyAsker } from './bodyAsker';
import type { SiteAnswer } from './parts';
import type { ConsoleHost } from './useConsole';

/** The body of what one of several sites answered. */
export function SiteBody(props: { readonly host: ConsoleHost; readonly answer: SiteAnswer }) {
  const { host, answer } = props;
  const { body } = answer;
  const asker = useMemo(() => bodyAsker(host, body.id), [host, body.id]);
  return (
    <>
      {answer.cut && <p class="aside">{CUT_SENTENCES[answer.cut]}</p>}
      <BodyViewer
        id={`site-body-${body.id}`}
        body={body}
        view={body.state.json === 'other' ? 'raw' : 'pretty'}
        {...asker}
      />
    </>
  );
}
