/** Characters: so much of a secret is a leak already, as where a line is cut off. */
const ENOUGH = 32;

/** How a secret reads where it leaks: as it is, percent-encoded, in JSON, or inside of base64. */
export function formsOf(secret: string): readonly string[] {
  const start = secret.slice(0, ENOUGH);
  return [
    ...new Set([
      start,
      encodeURIComponent(start),
      new URLSearchParams([['', start]]).toString().slice(1),
      JSON.stringify(start).slice(1, -1),
      ...[0, 1, 2].flatMap((offset) => inBase64(start, offset)),
    ]),
  ];
}

/** The characters of base64 that the secret alone decides, so many bytes behind a full group. */
function inBase64(secret: string, offset: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  const [from, to] = [Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6)];
  return (['base64', 'base64url'] as const).map((encoding) =>
    bytes.toString(encoding).slice(from, to),
  );
}
