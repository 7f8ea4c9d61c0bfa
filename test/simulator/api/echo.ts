import { isForm, readForm, type FormPart } from '../http/form';
import { jsonAnswer, type Answer, type ServerRequest } from '../http/messages';

/** What reached a Jira, as the echo answers it. */
export interface Echo {
  readonly method: string;
  /** Below the address of the Jira, as it was sent. */
  readonly path: string;
  /** Decoded, in the order of the query. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** By lower-case name, without `authorization`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where the body was a form. */
  readonly body: string;
  /** Empty where the body was none; sizes are in bytes. */
  readonly form: readonly (
    | { readonly name: string; readonly value: string }
    | {
        readonly name: string;
        readonly filename: string;
        readonly type: string;
        readonly size: number;
      }
  )[];
}

/** Says what reached a Jira; a form that cannot be read is shown as a text. */
export function echo(request: ServerRequest, path: string): Answer {
  const form = isForm(request) ? readForm(request) : undefined;
  const answer: Echo = {
    method: request.method,
    path,
    query: [...request.query],
    headers: Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => name !== 'authorization'),
    ),
    body: form === undefined ? request.body.toString('utf8') : '',
    form: (form ?? []).map(describe),
  };
  return jsonAnswer(200, answer);
}

function describe(part: FormPart): Echo['form'][number] {
  if ('value' in part) return part;
  const { content, ...rest } = part;
  return { ...rest, size: content.byteLength };
}
