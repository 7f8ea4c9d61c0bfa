/**
 * The title of the column of a member, under that of its object, which is empty for a row itself: such
 * as `fields.summary`. A name with a dot in it stands in brackets, so that no two paths are one.
 */
export function titleUnder(title: string, name: string): string {
  if (/[.[\]]/u.test(name) || name === '') return `${title}[${JSON.stringify(name)}]`;
  return title === '' ? name : `${title}.${name}`;
}
