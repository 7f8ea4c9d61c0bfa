// Bodies as no answer should be, the large ones as large as they are asked for.

/** A flat list of so many numbers, two bytes each. */
export function flatList(count: number): Buffer {
  return Buffer.from(`[${'7,'.repeat(count - 1)}7]`);
}

/** So many levels, an even number, lists and objects in turn, with one number in the innermost. */
export function nested(levels: number): Buffer {
  const pairs = levels / 2;
  return Buffer.from('[{"a":'.repeat(pairs) + '1' + '}]'.repeat(pairs));
}

/** An object with one string of about so many characters, and a member behind it. */
export function longString(length: number): Buffer {
  return Buffer.from(`{"text":"${'lang '.repeat(length / 5)}","after":1}`);
}

/** One line of about so many characters, which is no JSON. */
export function longLine(length: number): Buffer {
  return Buffer.from('line '.repeat(length / 5));
}

/** A list of so many issues on a line each, and behind half of them one without a value. */
export function brokenInTheMiddle(count: number): Buffer {
  const issue = (_: unknown, index: number) => `{"id":${index}},\n`;
  const half = Array.from({ length: count / 2 }, issue).join('');
  return Buffer.from(`[${half}{"id":},\n${half}{}]`);
}

/** Escapes of halves of characters, which are JSON and no text. */
export const loneSurrogates = Buffer.from(
  String.raw`{"high":"\ud800","low":"\udc00 x","\udfff":1}`,
);

/** JSON whose strings have bytes that are no UTF-8: a stray one, half a character, one that is too long. */
export const invalidUtf8 = Buffer.concat([
  Buffer.from('{"stray":"'),
  Buffer.of(0xff),
  Buffer.from('","half":"'),
  Buffer.of(0xe2, 0x82),
  Buffer.from('","long":"'),
  Buffer.of(0xc0, 0xaf),
  Buffer.from('"}'),
]);

/** JSON but for a byte 0 within a string. */
export const zeroBytes = Buffer.from('{"before":1,\n"name":"a\0b","after":2}');

/** JSON in UTF-16, little end first, behind a mark. */
export const markedUtf16 = Buffer.from('\ufeff{"name":"Žluťoučký 🐎"}', 'utf16le');

/** A PNG image of one pixel. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** What a script of a body sets in its window and in the topmost, and the title it gives them. */
export const RAN = 'badBodyRan';

const script = `globalThis.${RAN} = true; document.title = '${RAN}'; top.document.title = '${RAN}'; top.${RAN} = true`;

/** A page whose scripts would run, and which would load an address, were it shown as one. */
export function page(address: string): Buffer {
  return Buffer.from(
    `<!DOCTYPE html><html><head><title>Page</title><script>${script}</script>` +
      `<meta http-equiv="refresh" content="0;url=${address}"></head>` +
      `<body onload="${script}"><p>Text of the page</p><img src="${address}" onerror="${script}">` +
      `<iframe srcdoc="<script>${script}</script>"></iframe></body></html>`,
  );
}

/** The same as an image. */
export function drawing(address: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" onload="${script}">` +
      `<script>${script}</script><image href="${address}" onerror="${script}"/>` +
      '<rect width="40" height="30" fill="teal"/></svg>',
  );
}
