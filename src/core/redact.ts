import { base64, base64url } from './encoding';
import { isCodedError } from './errors';
import { SECRET_PATTERNS } from './secrets';

/** What stands in the place of a secret. */
export const REDACTED = '«redacted»';

/** From where to where something stands in a text. */
type Range = readonly [start: number, end: number];

/** The text with every one of the secrets replaced; short ones too, since a leak has no length. */
export function redact(text: string, secrets: readonly (string | undefined)[]): string {
  return redactor(secrets)(text);
}

/** As `redact`, for many a text. */
export function redactor(secrets: readonly (string | undefined)[]): (text: string) => string {
  const forms = [...new Set(secrets.flatMap((secret) => (secret ? formsOf(secret) : [])))];
  const words = [...new Set(forms.map(longestWord))];
  const mayHold = (text: string) => {
    if (!ANY_ESCAPE.test(text)) return forms.some((form) => text.includes(form));
    return text.length <= LARGE || mayHoldEscaped(text, words);
  };
  return (text) =>
    mayHold(text)
      ? replaceAll(text, (layer) => forms.flatMap((form) => occurrences(layer, form)))
      : text;
}

/**
 * The text without what looks like a secret, for where nobody knows which there may be: log lines,
 * reports, messages with a word from elsewhere.
 */
export function scrub(text: string): string {
  return replaceAll(text, (layer) =>
    SECRET_PATTERNS.flatMap((pattern) =>
      Array.from(layer.matchAll(pattern), ({ indices }) => indices?.groups?.['secret'] ?? [0, 0]),
    ),
  );
}

/** An error that nobody foresaw, as the editor may show and log it. */
export function scrubError(error: unknown): unknown {
  if (isCodedError(error)) return error;
  // All else that an error carries stays behind: a request, its headers, a cause.
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const safe = new Error(scrub(message));
  safe.name = name;
  safe.stack = stack === undefined ? '' : scrub(stack);
  return safe;
}

/** Characters; to undo the escapes of a longer text takes a time that can be felt. */
const LARGE = 10_000;

/** Letters and digits escaped one after the other, which nobody needs to do. */
const ESCAPED_WORD =
  /(?:%(?:25)*(?:3\d|[4-7][\da-f])|\\+[ux](?:00)?(?:3\d|[4-7][\da-f])|&#(?:x[3-7][\da-f]|\d{2,3});){4}/iu;

/** Whether a form with one of the words can be in a text: most encodings leave letters and digits. */
function mayHoldEscaped(text: string, words: readonly string[]): boolean {
  return words.some((word) => word.length < 4 || text.includes(word)) || ESCAPED_WORD.test(text);
}

function longestWord(form: string): string {
  const words = form.match(/[a-z\d]+/giu) ?? [];
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

/** Replaces what is found in the text itself, or in what it says once escapes are undone. */
function replaceAll(text: string, find: (layer: string) => readonly Range[]): string {
  const found = layersOf(text).flatMap(({ content, origin }) => find(content).map(origin));
  let redacted = '';
  let end = 0;
  for (const [from, to] of merged(found.filter(([start, stop]) => start < stop))) {
    redacted += `${text.slice(end, from)}${REDACTED}`;
    end = to;
  }
  return redacted + text.slice(end);
}

function merged(ranges: readonly Range[]): readonly Range[] {
  const result: [number, number][] = [];
  for (const [start, end] of [...ranges].sort(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/** What a text says, and where in the text itself a part of that stands. */
interface Layer {
  readonly content: string;
  readonly origin: (range: Range) => Range;
}

/** A form in a JSON text in a query has some ten; nobody is to make us look at thousands. */
const MOST_LAYERS = 40;
const MOST_LAYERS_OF_LARGE = 4;

/** Percent-encoding, the escapes of JSON, and the references of HTML, by the sign of each. */
const ESCAPES = [
  ['%', /%(?<byte>[\da-f]{2})/giu],
  ['\\', /\\u(?<unit>[\da-f]{4})|\\x(?<byte2>[\da-f]{2})|\\(?<escaped>[\\"'`/bfnrt])/giu],
  ['&', /&#(?<decimal>\d{1,5});|&#x(?<hex>[\da-f]{1,4});|&(?<named>amp|quot|apos|lt|gt);/giu],
] as const;

/** What each of the escapes begins with, of which most texts have none. */
const ANY_ESCAPE = /%[\da-f]{2}|\\|&(?:#|amp;|quot;|apos;|lt;|gt;)/iu;

/**
 * The text, and what is below each of its escapes. One kind at a time: a secret that looks escaped
 * itself is found where another kind was put around it.
 */
function layersOf(text: string): readonly Layer[] {
  const most = text.length > LARGE ? MOST_LAYERS_OF_LARGE : MOST_LAYERS;
  const layers: Layer[] = [{ content: text, origin: (range) => range }];
  const known = new Set([text]);
  // Those that are added while it runs have their turn, too.
  for (const above of layers) {
    for (const [sign, escape] of ESCAPES) {
      if (!above.content.includes(sign)) continue;
      const below = layers.length < most ? unescaped(above, escape) : undefined;
      if (below === undefined || known.has(below.content)) continue;
      known.add(below.content);
      layers.push(below);
    }
  }
  return layers;
}

const CHARACTERS: Readonly<Record<string, string>> = {
  ...{ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' },
  ...{ amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' },
};

/** The layer below one kind of escape, or undefined where nothing is escaped so. */
function unescaped({ content, origin }: Layer, escape: RegExp): Layer | undefined {
  const pieces: string[] = [];
  /** Where each escape was, in what is left; and by how much what follows has moved. */
  const places: number[] = [];
  const shifts: number[] = [];
  let end = 0;
  let shift = 0;
  for (const match of content.matchAll(escape)) {
    const [whole] = match;
    pieces.push(content.slice(end, match.index), characterOf(match.groups ?? {}));
    places.push(match.index - shift);
    shift += whole.length - 1;
    shifts.push(shift);
    end = match.index + whole.length;
  }
  if (places.length === 0) return undefined;
  const before = (index: number) => index + (shifts[countBelow(places, index) - 1] ?? 0);
  return {
    content: pieces.join('') + content.slice(end),
    origin: ([from, to]) => origin([before(from), before(to)]),
  };
}

function characterOf(groups: Partial<Record<string, string>>): string {
  const { byte, byte2, unit, escaped, decimal, hex, named } = groups;
  const code = byte ?? byte2 ?? unit ?? hex;
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  if (decimal !== undefined) return String.fromCharCode(Number(decimal));
  const name = escaped ?? named ?? '';
  return CHARACTERS[name.toLowerCase()] ?? name;
}

/** How many of the ascending numbers are below a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function occurrences(text: string, form: string): readonly Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
    found.push([at, at + form.length]);
  }
  return found;
}

/** Characters of base64; fewer stand in many a text by chance. */
const SHORTEST_BASE64 = 8;

/** What a secret may be in a text: itself, its bytes, and base64 of it alone or among others. */
function formsOf(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret);
  const encoded = [base64(bytes), base64url(bytes)];
  for (const before of [0, 1, 2]) {
    const shifted = new Uint8Array(before + bytes.length);
    shifted.set(bytes, before);
    // The characters at both ends depend on what stands beside it.
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor((shifted.length * 8) / 6);
    encoded.push(base64(shifted).slice(first, last), base64url(shifted).slice(first, last));
  }
  const utf8 = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return [secret, utf8, ...encoded.filter((form) => form.length >= SHORTEST_BASE64)];
}
