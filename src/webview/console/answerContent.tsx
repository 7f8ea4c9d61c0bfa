import { useMemo, useState } from 'preact/hooks';
import { headerLines, indentedBody, shownPart } from './answerText';
import { CopyButton } from '../copyButton';
import { Tabs } from './tabs';
import type { AnswerResult, HeaderFields } from './parts';

interface Props {
  readonly answer: AnswerResult;
}

/** Where an answer came from, its body and its headers. */
export function AnswerContent({ answer }: Props) {
  const [tab, setTab] = useState<'body' | 'headers'>('body');
  const [isRaw, setIsRaw] = useState(false);
  const indented = useMemo(() => indentedBody(answer.body), [answer]);
  const body = isRaw ? answer.body : (indented ?? answer.body);
  return (
    <>
      <p class="address">
        <code id="address">{`${answer.method} ${answer.url}`}</code>
        <CopyButton label="Copy URL" text={() => answer.url} />
      </p>
      <Tabs
        id="answer-tab"
        label="Parts of the answer"
        titles={{ body: 'Body', headers: `Headers (${answer.headers.length})` }}
        active={tab}
        onPick={setTab}
        tools={
          tab === 'headers' ? (
            <CopyButton label="Copy Headers" text={() => headerLines(answer.headers)} />
          ) : (
            <>
              {indented !== undefined && (
                <label class="check">
                  <input
                    type="checkbox"
                    checked={isRaw}
                    onChange={(event) => setIsRaw(event.currentTarget.checked)}
                  />
                  Raw
                </label>
              )}
              {answer.body !== '' && <CopyButton label="Copy Body" text={() => body} />}
            </>
          )
        }
      >
        {tab === 'headers' ? <Headers headers={answer.headers} /> : <Body body={body} />}
      </Tabs>
    </>
  );
}

function Body({ body }: { readonly body: string }) {
  const { text, note } = useMemo(() => shownPart(body), [body]);
  if (body === '') return <p class="aside">The answer has no body.</p>;
  return (
    <>
      {note && <p class="aside note">{note}</p>}
      <pre id="answer-body">{text}</pre>
    </>
  );
}

function Headers({ headers }: { readonly headers: HeaderFields }) {
  return (
    <table class="answerHeaders">
      <tbody>
        {headers.map(([name, value], index) => (
          <tr key={index}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
