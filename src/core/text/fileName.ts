/** The most characters of a name that a tab shows without being all there is of them. */
const LONGEST = 80;

/** A name for a file that reads like a title: with other slashes, and without what no name may have. */
export function fileName(title: string): string {
  const readable = Array.from(
    title
      .replaceAll(/[/\\]/gu, '∕')
      .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
      .trim(),
  );
  const cut = readable.slice(0, LONGEST).join('') + (readable.length > LONGEST ? '…' : '');
  return cut === '' ? 'Body' : cut;
}
