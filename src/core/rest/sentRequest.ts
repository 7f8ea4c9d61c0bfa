import type { FormPart, HeaderFields, HttpRequest } from '../ports';
import { REDACTED } from '../redact';
import { SECRET_HEADERS } from '../text/secretHeaders';

/** A request as it went out, without what proves who asks. */
export interface SentRequest {
  readonly headers: HeaderFields;
  readonly body: SentText | readonly SentPart[] | undefined;
}

/** A text, of which only the beginning may be there: so many characters are left out. */
interface SentText {
  readonly text: string;
  readonly left: number;
}

/** A part of a form that was sent. */
type SentPart =
  | { readonly name: string; readonly value: SentText }
  | {
      readonly name: string;
      readonly file: string;
      readonly contentType: string | undefined;
    };

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

/** Of a secret field a scheme that is known is left. */
function shownField(
  [name, value]: HeaderFields[number],
  redact: (text: string) => string,
): HeaderFields[number] {
  if (!SECRET_HEADERS.includes(name.toLowerCase())) return [redact(name), redact(value)];
  const [scheme] = /^(?:Basic|Bearer) /iu.exec(value) ?? [''];
  return [name, scheme + REDACTED];
}

function shownBody(
  body: HttpRequest['body'],
  redact: (text: string) => string,
): SentRequest['body'] {
  if (typeof body === 'object') return body.map((part) => shownPart(part, redact));
  return body === undefined ? undefined : shownText(body, redact);
}

function shownPart(part: FormPart, redact: (text: string) => string): SentPart {
  const name = redact(part.name);
  if ('value' in part) return { name, value: shownText(part.value, redact) };
  const { file, contentType } = part;
  return { name, file, contentType: contentType && redact(contentType) };
}

function shownText(whole: string, redact: (text: string) => string): SentText {
  if (whole.length > LONGEST_READ) return { text: '', left: whole.length };
  const text = redact(whole);
  return { text: text.slice(0, LONGEST_SHOWN), left: Math.max(0, text.length - LONGEST_SHOWN) };
}
