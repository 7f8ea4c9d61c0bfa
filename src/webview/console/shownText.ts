import { prettyPrint } from '../../core/json/prettyPrint';

/** Characters: above this, indenting would hold up typing. */
const LONGEST_TO_INDENT = 2 * 1024 * 1024;

/** Characters: more than this in one element makes scrolling slow. */
const LONGEST_SHOWN = 512 * 1024;

/** The body as indented JSON; undefined for what is not JSON or too long to indent. */
export function indentedBody(body: string): string | undefined {
  return body.length > LONGEST_TO_INDENT ? undefined : prettyPrint(body);
}

/** As much of a text as the page takes, with a sentence where that is not all. */
export function shownPart(text: string): { readonly text: string; readonly note?: string } {
  if (text.length <= LONGEST_SHOWN) return { text };
  const shown = text.slice(0, LONGEST_SHOWN);
  return {
    // Half of a surrogate pair would show as a character that is not in the body.
    text: /[\uD800-\uDBFF]$/u.test(shown) ? shown.slice(0, -1) : shown,
    note: `The first ${count(LONGEST_SHOWN)} of ${count(text.length)} characters are shown.`,
  };
}

function count(characters: number): string {
  return characters.toLocaleString('en-US');
}
