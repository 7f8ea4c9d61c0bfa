/** The ends of the names of files, by what is in them. */
const ENDS: readonly (readonly [type: RegExp, end: string])[] = [
  [/[/+]json\b/u, 'json'],
  [/[/+]xml\b/u, 'xml'],
  [/^text\/html\b/u, 'html'],
  [/^text\/csv\b/u, 'csv'],
  [/^text\//u, 'txt'],
  [/^image\/png\b/u, 'png'],
  [/^image\/jpeg\b/u, 'jpg'],
  [/^image\/gif\b/u, 'gif'],
  [/^application\/pdf\b/u, 'pdf'],
  [/^application\/zip\b/u, 'zip'],
];

/** The most characters of a name before its end. */
const LONGEST = 80;

/** The end of a name for a file with a body of a type, as its headers say. */
export function bodyFileEnd(contentType = ''): string {
  return ENDS.find(([type]) => type.test(contentType.trim().toLowerCase()))?.[1] ?? 'bin';
}

/** A name for a file with the body that a path leads to; `contentType` as its headers say. */
export function bodyFileName(path: string, contentType = ''): string {
  const [way = ''] = path.split(/[?#]/u, 1);
  const last = way.split('/').findLast((part) => part !== '') ?? '';
  const name = last
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/u, '')
    .slice(0, LONGEST);
  const end = bodyFileEnd(contentType);
  const stem = name === '' ? 'body' : name;
  return stem.toLowerCase().endsWith(`.${end}`) ? stem : `${stem}.${end}`;
}
