import type { HeaderFields } from '../ports';
import { decoderOf } from '../text/toUtf8';

/** The first value of a header, whatever the case of its name. */
export function headerValue(headers: HeaderFields, name: string): string | undefined {
  return headers.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1];
}

/** A body as text, in the charset that its header or its mark names, else UTF-8. */
export function decodeBody(body: Uint8Array, headers: HeaderFields): string {
  return decoderOf(body, charsetOf(headers)).decode(body);
}

/** The charset that headers name; undefined where they name none. @see RFC 9110 section 8.3.2 */
export function charsetOf(headers: HeaderFields): string | undefined {
  return /charset="?([\w.:-]+)/iu.exec(headerValue(headers, 'content-type') ?? '')?.[1];
}

/** Bytes of the body before it is packed, where the headers tell. @see RFC 9110 section 8.6 */
export function announcedSize(headers: HeaderFields): number | undefined {
  const length = headerValue(headers, 'content-length') ?? '';
  const isPacked = headerValue(headers, 'content-encoding') !== undefined;
  return isPacked || !/^\d{1,12}$/u.test(length) ? undefined : Number(length);
}
