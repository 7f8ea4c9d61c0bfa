import { ascii } from './ascii';
import { nameOf, type JsonPath } from './jsonPath';
import { extentOf, ListElements } from './listElements';
import type { FoundLine, PrettyLines } from './prettyLines';

/** A list whose first element is an object. */
export interface ListOfObjects {
  /** Of the pretty print, where it begins. */
  readonly line: number;
  readonly path: JsonPath;
  /** How many of its elements are whole. */
  readonly count: number;
}

/** How many names lead to the deepest lists that are looked for. */
const deepest = 2;

/** Members that are looked at; an object may have millions. */
const mostMembers = 1_000;

/** The whole as a list of objects, or those that it has as members and as members of members, in order. */
export function listsOfObjects(lines: PrettyLines): readonly ListOfObjects[] {
  if (lines.count === 0) return [];
  const search = new Search(lines);
  search.value({ line: 0, span: lines.read(0) }, []);
  return search.found;
}

class Search {
  readonly found: ListOfObjects[] = [];
  readonly #lines: PrettyLines;
  #left = mostMembers;

  constructor(lines: PrettyLines) {
    this.#lines = lines;
  }

  /** Looks at what a line begins; returns its last line. */
  value(at: FoundLine, path: JsonPath): number {
    const lines = this.#lines;
    if (!lines.opens(at.line)) return at.line;
    if (lines.bytes[at.span.valueStart] === ascii.openBracket) return this.#list(at, path);
    return path.length < deepest
      ? this.#members(at, path)
      : (lines.closingOf(at.line) ?? lines.count);
  }

  #list(at: FoundLine, path: JsonPath): number {
    const lines = this.#lines;
    const { end, begun } = extentOf(lines.depths, at.line);
    const first = lines.readNext(at).span.valueStart;
    if (lines.bytes[first] === ascii.openBrace) {
      const isClosed = end < lines.count;
      const count = isClosed ? begun : (ListElements.of(lines, at.line)?.count ?? 0);
      if (count > 0) this.found.push({ line: at.line, path, count });
    }
    return end;
  }

  #members(object: FoundLine, path: JsonPath): number {
    const lines = this.#lines;
    const depth = lines.depthOf(object.line) + 1;
    let at = object;
    let line = object.line + 1;
    while (line < lines.count && lines.depthOf(line) === depth) {
      if (this.#left === 0) return lines.closingOf(object.line) ?? lines.count;
      this.#left -= 1;
      at = lines.readAfter(at, line);
      line = this.value(at, [...path, nameOf(lines, line)]) + 1;
    }
    return line;
  }
}
