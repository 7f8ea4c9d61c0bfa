import { ascii } from './ascii';
import { eachMember, valueEnd } from './members';
import { textOfString } from './textOfString';

/** A path to values that have no members of their own. */
export interface LeafPath {
  readonly path: readonly string[];
  /** How many strings, numbers and words other than `null` were met there. */
  readonly scalars: number;
}

/** How many names lead to the deepest leaves; an object there is one. */
const deepest = 4;

/** Names that are kept; an object may have a name for each of millions of things. */
const mostNames = 2_000;

interface Name {
  readonly names: Map<string, Name>;
  scalars: number;
  lists: number;
}

/** The leaves of objects, by their paths. */
export class LeafPaths {
  readonly #root: Name = { names: new Map(), scalars: 0, lists: 0 };
  #left = mostNames;

  /** Members behind each other, as first met; what is `null` or `{}` here and has members there is none. */
  get found(): readonly LeafPath[] {
    return [...leavesOf(this.#root, [])];
  }

  /** Takes the leaves of the value that begins here; anything but an object has none. */
  take(bytes: Uint8Array, start: number, end: number): number {
    return this.#take(bytes, start, end, this.#root, 0);
  }

  #take(bytes: Uint8Array, start: number, end: number, name: Name, depth: number): number {
    const first = bytes[start];
    if (first === ascii.openBrace && depth < deepest) {
      return eachMember(bytes, start, end, (from, to, value) => {
        const inner = this.#nameIn(name, textOfString(bytes, from, to));
        return inner === undefined
          ? valueEnd(bytes, value, end)
          : this.#take(bytes, value, end, inner, depth + 1);
      });
    }
    if (first === ascii.openBracket) name.lists += 1;
    else if (first !== ascii.openBrace && first !== ascii.smallN) name.scalars += 1;
    return valueEnd(bytes, start, end);
  }

  #nameIn({ names }: Name, name: string): Name | undefined {
    const known = names.get(name);
    if (known !== undefined || this.#left === 0) return known;
    this.#left -= 1;
    const added: Name = { names: new Map(), scalars: 0, lists: 0 };
    names.set(name, added);
    return added;
  }
}

function* leavesOf(
  { names, scalars, lists }: Name,
  path: readonly string[],
): Generator<LeafPath, void, undefined> {
  if (path.length > 0 && (names.size === 0 || scalars + lists > 0)) yield { path, scalars };
  for (const [name, inner] of names) yield* leavesOf(inner, [...path, name]);
}
