/** Characters of a text from elsewhere that a message shows. */
const LONGEST = 200;

/**
 * A text from elsewhere as a message may show it: VS Code makes links, also of commands, out of
 * brackets in a notification.
 */
export function plainText(text: string): string {
  const flat = text
    .replaceAll('[', '［')
    .replaceAll(']', '］')
    .replace(/\p{Cc}+/gu, ' ');
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST)}…` : flat;
}
