import type { TextReader } from './reader';

const SIMPLE: Readonly<Partial<Record<string, string>>> = {
  ...{ a: '\x07', b: '\b', e: '\x1B', E: '\x1B', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
  ...{ '\\': '\\', "'": "'", '"': '"', '?': '?' },
};

/** Bytes, not characters: several together are one character in UTF-8. */
const BYTES = /(?:\\x[\dA-Fa-f]{1,2}|\\[0-7]{1,3})+/uy;
const UNICODE = /\\(?:u(?<short>[\dA-Fa-f]{1,4})|U(?<long>[\dA-Fa-f]{1,8}))/uy;
const CONTROL = /\\c(?:\\\\|(?<character>[^\\']))/uy;
const ESCAPED = /\\(?<character>[^])/uy;
const PLAIN = /[^\\']+|\\/uy;

/**
 * A piece of what is in `$'…'`.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html
 */
export function ansiPiece(reader: TextReader): string {
  const bytes = reader.take(BYTES);
  if (bytes) return decodeBytes(bytes[0]);
  const unicode = reader.take(UNICODE);
  if (unicode) return fromCode(unicode.groups?.['short'] ?? unicode.groups?.['long'] ?? '');
  const control = reader.take(CONTROL);
  if (control) return controlCharacter(control.groups?.['character'] ?? '\\');
  const escaped = reader.take(ESCAPED);
  if (escaped) {
    const character = escaped.groups?.['character'] ?? '';
    // What is no escape stays as it is, with its backslash.
    return SIMPLE[character] ?? escaped[0];
  }
  return reader.take(PLAIN)?.[0] ?? '';
}

/** A text as `$'…'` says it, with every control character escaped. */
export function ansiQuoted(text: string): string {
  const escaped = text.replaceAll(
    /[\\'!\p{Cc}]/gu,
    (character) => SHORT[character] ?? hex(character),
  );
  return `$'${escaped}'`;
}

const SHORT: Readonly<Partial<Record<string, string>>> = {
  ...{ '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\', "'": "\\'" },
};

/** As bytes, since what a code point is in the shell depends on its locale. */
function hex(character: string): string {
  const bytes = new TextEncoder().encode(character);
  return Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}

function decodeBytes(escapes: string): string {
  const bytes = Array.from(escapes.matchAll(/\\(?:x([\da-f]+)|([0-7]+))/giu), ([, hex, octal]) =>
    hex === undefined ? Number.parseInt(octal ?? '', 8) & 0xff : Number.parseInt(hex, 16),
  );
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes));
}

function fromCode(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code > 0x10_ff_ff ? '\uFFFD' : String.fromCodePoint(code);
}

function controlCharacter(character: string): string {
  if (character === '?') return '\x7F';
  return String.fromCharCode(character.toUpperCase().charCodeAt(0) & 0x1f);
}
