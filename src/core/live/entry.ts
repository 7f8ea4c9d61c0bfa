/** What a cursor of a text is in: the whole of it, or an entry of a list with commas. */
export interface Entry {
  readonly from: number;
  readonly to: number;
  /** What stands before the cursor, in lower case. */
  readonly typed: string;
  readonly text: string;
}

/** The entry at a cursor, without the blanks around it. */
export function entryAt(text: string, cursor: number, isList: boolean): Entry {
  const before = text.slice(0, cursor);
  const typed = isList ? (/[^,]*$/u.exec(before)?.[0].trimStart() ?? '') : before;
  const from = cursor - typed.length;
  const end = isList ? text.indexOf(',', cursor) : -1;
  const to = end < 0 ? text.length : end;
  return { from, to, typed: typed.trim().toLowerCase(), text: text.slice(from, to).trim() };
}

/** A text with something in the place of what is between two offsets, and the cursor behind it. */
export function replaced(
  text: string,
  { from, to }: Pick<Entry, 'from' | 'to'>,
  insert: string,
): { readonly text: string; readonly cursor: number } {
  return { text: text.slice(0, from) + insert + text.slice(to), cursor: from + insert.length };
}
