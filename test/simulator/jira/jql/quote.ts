import { RESERVED_WORDS } from './reservedWords';

/** A name or a value as a query writes it: in quotes where it must be. */
export function quote(text: string): string {
  const isPlain = /^[\p{L}\p{N}_:-]+$/u.test(text) && !RESERVED_WORDS.includes(text.toLowerCase());
  return isPlain ? text : `"${text.replaceAll(/["\\]/gu, '\\$&')}"`;
}
