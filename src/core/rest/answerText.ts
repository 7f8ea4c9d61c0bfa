import type { HeaderFields } from '../ports';

/** The first value of a header, whatever the case of its name. */
export function headerValue(headers: HeaderFields, name: string): string | undefined {
  return headers.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1];
}

/** A body as text, in the charset that its header names, else UTF-8. */
export function decodeBody(body: Uint8Array, headers: HeaderFields): string {
  const type = headerValue(headers, 'content-type') ?? '';
  const charset = /charset="?([\w.:-]+)/iu.exec(type)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}
