import { ascii } from './ascii';
import { skipSpace } from './jsonTokens';
import { eachMember, nextElement, valueEnd } from './members';
import { soughtName, whichName } from './namedMember';

/**
 * The elements of a list, as they came: of the whole, or of the member of this name, of which the last
 * counts where there are several, as it does for `JSON.parse`. Nothing is rounded or merged, and
 * nothing copied. Only for UTF-8 of what `JSON.parse` takes.
 */
export function elementBytes(json: Uint8Array, member?: string): readonly Uint8Array[] {
  const end = json.length;
  const start = skipSpace(json, 0, end);
  if (member === undefined) return elementsAt(json, start).elements;
  const sought = [soughtName(member)];
  let found: readonly Uint8Array[] = [];
  eachMember(json, start, end, (name, nameEnd, value) => {
    const isNamed = whichName(json, name, nameEnd, sought) !== undefined;
    if (!isNamed || json[value] !== ascii.openBracket) return valueEnd(json, value, end);
    const list = elementsAt(json, value);
    found = list.elements;
    return list.end;
  });
  return found;
}

function elementsAt(
  json: Uint8Array,
  list: number,
): { readonly elements: readonly Uint8Array[]; readonly end: number } {
  const elements: Uint8Array[] = [];
  let at = skipSpace(json, list + 1, json.length);
  while (at < json.length && json[at] !== ascii.closeBracket) {
    const end = valueEnd(json, at, json.length);
    elements.push(json.subarray(at, end));
    at = nextElement(json, end, json.length);
  }
  return { elements, end: at + 1 };
}
