import { ascii } from './ascii';
import { textOfString } from './textOfString';

/** The name of a member, to be looked for in bytes. */
export interface SoughtName {
  readonly name: string;
  /** As it stands between the quotes, where it can be written without an escape, and is ASCII. */
  readonly plain: Uint8Array | undefined;
}

export function soughtName(name: string): SoughtName {
  const isPlain = /^[ !#-[\]-~]*$/u.test(name);
  return { name, plain: isPlain ? new TextEncoder().encode(name) : undefined };
}

/** The one of these that a name is, which may be written with escapes; `from` and `to` are around its quotes. */
export function whichName<Sought extends SoughtName>(
  bytes: Uint8Array,
  from: number,
  to: number,
  sought: readonly Sought[],
): Sought | undefined {
  for (const one of sought) {
    if (one.plain !== undefined && isHere(bytes, from + 1, to - 1, one.plain)) return one;
  }
  if (isPlain(bytes, from + 1, to - 1)) return undefined;
  const name = textOfString(bytes, from, to);
  return sought.find((one) => one.name === name);
}

function isHere(bytes: Uint8Array, from: number, to: number, sought: Uint8Array): boolean {
  if (to - from !== sought.length) return false;
  for (let index = 0; index < sought.length; index += 1) {
    if (bytes[from + index] !== sought[index]) return false;
  }
  return true;
}

/** Whether bytes are ASCII without an escape, and so mean what they are. */
function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte >= 0x80 || byte === ascii.backslash) return false;
  }
  return true;
}
