/** Words that end in a full stop without ending a sentence. */
const ABBREVIATION = /(?:\be\.g|\bi\.e|\betc|\bvs|\bNo)\.$/u;

/** The first sentence of a documentation in Markdown or HTML, as plain text on one line. */
export function firstSentence(documentation: string): string {
  const [paragraph = ''] = documentation
    .replace(/<br\s*\/?>|<\/?p>/giu, '\n\n')
    .trim()
    .split(/\n\s*\n|\n\s*[-*] /u);
  const text = paragraph
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/<\/?[a-z][^>]*>/giu, '')
    .replace(/\\([[\]_*]|(?=\s))/gu, '$1')
    .replace(/\*\*|(?<![\w/])_(?=\S)|(?<=\S)_(?![\w/])|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  for (const end of text.matchAll(/[.!?](?= \p{Lu})/gu)) {
    const sentence = text.slice(0, end.index + 1);
    if (!ABBREVIATION.test(sentence)) return sentence;
  }
  return text;
}
