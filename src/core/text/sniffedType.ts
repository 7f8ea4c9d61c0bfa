const any = undefined;
const fourOfAny = [any, any, any, any];
const riff = [0x52, 0x49, 0x46, 0x46];
const webp = [0x57, 0x45, 0x42, 0x50, 0x56, 0x50];

/** First bytes by which a type is known. */
const signatures: readonly (readonly [string, readonly (number | undefined)[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', [...riff, ...fourOfAny, ...webp]],
  ['image/bmp', [0x42, 0x4d, ...fourOfAny, 0, 0, 0, 0]],
  ['image/x-icon', [0, 0, 1, 0]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['application/zip', [0x50, 0x4b, 0x03, 0x04]],
  ['application/zip', [0x50, 0x4b, 0x05, 0x06]],
  ['application/gzip', [0x1f, 0x8b, 0x08]],
];

/** What may stand before the first element: comments, the XML declaration, the document type of SVG. */
const preamble = /<!--[^]*?-->|<\?xml[^>]*>|<!doctype svg[^>]*>/giu;

/** Bytes that are looked at. */
const LONGEST_START = 2048;

/**
 * The type that the first bytes of a body show, `text/plain` for what could be any text; undefined where
 * they show none.
 *
 * @see https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern
 */
export function sniffedType(bytes: Uint8Array): string | undefined {
  const known = signatures.find(([, signature]) =>
    signature.every((byte, index) => byte === undefined || bytes[index] === byte),
  );
  if (known) return known[0];
  const start = bytes.subarray(0, LONGEST_START);
  if (start.some(isOfNoText)) return undefined;
  const text = new TextDecoder().decode(start).replaceAll(preamble, '').trimStart();
  if (/^<svg[\s>]/iu.test(text)) return 'image/svg+xml';
  return /^<(?:!doctype html|html|head|body)[\s>]/iu.test(text) ? 'text/html' : 'text/plain';
}

/** @see https://mimesniff.spec.whatwg.org/#binary-data-byte */
function isOfNoText(byte: number): boolean {
  return byte <= 8 || byte === 0x0b || (byte >= 0x0e && byte <= 0x1f && byte !== 0x1b);
}
