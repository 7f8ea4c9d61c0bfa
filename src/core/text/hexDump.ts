const perLine = 16;

/** Bytes as lines of sixteen: the offset, each in hexadecimal, and as ASCII with a dot for what is none. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += perLine) {
    const line = Array.from(bytes.subarray(at, at + perLine));
    const hex = line.map((byte) => hexadecimal(byte, 2)).join(' ');
    const ascii = line.map((byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.',
    );
    lines.push(`${hexadecimal(at, 8)}  ${hex.padEnd(perLine * 3 - 1)}  ${ascii.join('')}`);
  }
  return lines.join('\n');
}

function hexadecimal(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
