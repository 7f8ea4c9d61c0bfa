import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { headerLines } from './answerText';
import { CopyButton } from '../copyButton';
import { Tabs } from './tabs';
import type { AnswerResult, HeaderFields } from './parts';

interface Props {
  readonly answer: AnswerResult;
  /** What is shown of its body. */
  readonly children: ComponentChildren;
}

/** Where an answer came from, its body and its headers. */
export function AnswerContent({ answer, children }: Props) {
  const [tab, setTab] = useState<'body' | 'headers'>('body');
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
          tab === 'headers' && (
            <CopyButton label="Copy Headers" text={() => headerLines(answer.headers)} />
          )
        }
      >
        {tab === 'headers' ? <Headers headers={answer.headers} /> : children}
      </Tabs>
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
