import type { FormPart, HeaderFields, HttpRequest } from '../ports';
import { SECRET_HEADERS } from '../text/secretHeaders';

/** A request as it went out, without what proves who asks. */
export interface SentRequest {
  readonly headers: HeaderFields;
  /** A text, of which only the beginning may be there, or the parts of a form. */
  readonly body: { readonly text: string; readonly left: number } | readonly FormPart[] | undefined;
}

/** Characters of a body that are shown. */
const LONGEST_SHOWN = 100_000;

/** Characters of a body that is looked through for secrets; of a longer one nothing is shown. */
const LONGEST_READ = 1_000_000;

/** What is shown of a request; `headers` are its fields as they went out. */
export function sentRequest(
  { body }: HttpRequest,
  headers: HeaderFields,
  redact: (text: string) => string,
): SentRequest {
  return {
    headers: headers.map((field) => shownField(field, redact)),
    body: shownBody(body, redact),
  };
}

/** Of a secret field its scheme is left, such as `Bearer`. */
function shownField(
  [name, value]: HeaderFields[number],
  redact: (text: string) => string,
): HeaderFields[number] {
  if (!SECRET_HEADERS.includes(name.toLowerCase())) return [redact(name), redact(value)];
  const [scheme] = /^[A-Za-z]+ /u.exec(value) ?? [''];
  return [name, `${scheme}«redacted»`];
}

function shownBody(
  body: HttpRequest['body'],
  redact: (text: string) => string,
): SentRequest['body'] {
  if (typeof body === 'object') {
    return body.map((part) => ('value' in part ? { ...part, value: redact(part.value) } : part));
  }
  if (body === undefined) return undefined;
  if (body.length > LONGEST_READ) return { text: '', left: body.length };
  const text = redact(body);
  return { text: text.slice(0, LONGEST_SHOWN), left: Math.max(0, text.length - LONGEST_SHOWN) };
}
