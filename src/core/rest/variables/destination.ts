import { RequestError } from '../errors';

/** A kind of text that values are put into. */
export interface Destination {
  /** The value as it is to stand behind what is written; `literal` is what the text itself has said since the value before. */
  readonly write: (value: string, written: string, literal: string) => string;
  /** Whether the log or an error may name what stands behind it. */
  readonly isShown: (written: string) => boolean;
}

/** Where a value stays as it is. */
export const PLAIN: Destination = { write: (value) => value, isShown: () => false };

/** As `PLAIN`, where an error may name what stands there, or the log. */
export const SHOWN: Destination = { write: (value) => value, isShown: () => true };

/**
 * A path, or an address in its place. A value is one segment there, or one value of the query.
 *
 * What an address begins with stays as it is: a value at the very beginning that itself begins with
 * a / or a scheme, and one in the place of the host. Where that leads is checked when the
 * target is resolved, and so is what cannot be encoded: a value of one or two dots.
 */
export const PATH: Destination = {
  write: (value, written) =>
    (written === '' && /^(?:\/|https?:\/\/)/iu.test(value)) ||
    /^[a-z][a-z\d+.-]*:\/\/[^/?#]*$/iu.test(written)
      ? value
      : encode(value),
  isShown: (written) => !written.includes('?'),
};

/** A half of a surrogate pair is nothing that UTF-8 could say. */
function encode(value: string): string {
  return encodeURIComponent(value.replaceAll(/\p{Cs}/gu, '\uFFFD'));
}

/**
 * A text of JSON: in a string a value is escaped, elsewhere it is JSON itself, such as a number.
 *
 * Throws `body_not_json` behind a lone backslash, which would take the first escape's own.
 */
export function jsonText(): Destination {
  let inString = false;
  return {
    write: (value, _written, literal) => {
      let at = 0;
      for (; at < literal.length; at++) {
        if (literal[at] === '\\') at++;
        else if (literal[at] === '"') inString = !inString;
      }
      // The last backslash has nothing behind it but the value.
      if (at > literal.length) throw new RequestError('body_not_json', 'body');
      return inString ? JSON.stringify(value).slice(1, -1) : value;
    },
    isShown: () => false,
  };
}
