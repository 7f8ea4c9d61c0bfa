/** The argument of `--data-urlencode`: what of it is a name, and the rest encoded. */
export function urlEncoded(argument: string): string {
  const [, name = '', content = argument] = /^([^=]*)=([^]*)$/u.exec(argument) ?? [];
  return (name === '' ? '' : `${name}=`) + encode(content);
}

/** As curl encodes it: a space as in forms, and all but the unreserved characters. @see RFC 3986 section 2.3 */
function encode(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => {
    const character = String.fromCharCode(byte);
    if (/[\w.~-]/u.test(character)) return character;
    if (character === ' ') return '+';
    return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}
