import { HeaderTable } from './headerTable';
import type { AnswerResult } from './parts';

/** The request as it went out; what proves who asked is not in it. */
export function SentRequest({ answer }: { readonly answer: AnswerResult }) {
  const { sent, method, url, redirects } = answer;
  return (
    <div class="sentRequest">
      <p>
        <code>{`${method} ${url}`}</code>
      </p>
      {redirects > 0 && (
        <p class="aside">
          {redirects === 1 ? 'A redirect led here.' : `${redirects} redirects led here.`}
        </p>
      )}
      <HeaderTable headers={sent.headers} />
      <SentBody body={sent.body} />
    </div>
  );
}

function SentBody({ body }: Pick<AnswerResult['sent'], 'body'>) {
  if (body === undefined) return <p class="aside">The request had no body.</p>;
  if ('text' in body) return <SentText {...body} />;
  return (
    <table class="answerHeaders">
      <tbody>
        {body.map((part, index) => (
          <tr key={index}>
            <th scope="row">{part.name}</th>
            <td>{'value' in part ? <SentText {...part.value} /> : `File ${part.file}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SentText({ text, left }: { readonly text: string; readonly left: number }) {
  return (
    <>
      {text !== '' && <pre>{text}</pre>}
      {left > 0 && (
        <p class="aside">{`${left.toLocaleString('en-US')} more characters are not shown.`}</p>
      )}
    </>
  );
}
