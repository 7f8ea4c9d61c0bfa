import { ascii } from './ascii';
import { type CutText, cutText, decode, longestRow } from './cutText';
import { countBeginning } from './depths';
import type { GrowingBytes } from './growingBytes';
import type { JsonScanner } from './jsonScanner';
import { type LineSpan, readLine } from './lineSpan';
import { deepestKept } from './lineTable';
import { writeLines } from './prettyText';
import { type SearchedPiece, searchedPieceSize } from './search';

/** The most characters of a line that are neither name nor value: `: `, an empty container, a comma. */
const punctuation = 5;

/** The nearest lines are found sooner by reading on than from where the table knows one. */
const worthReadingOn = 16;

/** A line of the pretty print, found again. */
export interface FoundLine {
  readonly line: number;
  readonly span: LineSpan;
}

/** The lines of the pretty print of JSON that is, or is still being, scanned; those before a break alike. */
export class PrettyLines {
  readonly #body: GrowingBytes;
  readonly #scanner: JsonScanner;

  constructor(body: GrowingBytes, scanner: JsonScanner) {
    this.#body = body;
    this.#scanner = scanner;
  }

  get count(): number {
    return this.#scanner.lines.count;
  }

  get bytes(): Uint8Array {
    return this.#body.bytes;
  }

  /** Of each line, up to `deepestKept`. */
  get depths(): Uint8Array {
    return this.#scanner.lines.depths;
  }

  /** How far the text is JSON. */
  get end(): number {
    const { state } = this.#scanner;
    return typeof state === 'string' ? this.#body.length : state.offset;
  }

  /** Whether all has arrived, and was JSON. */
  get isWhole(): boolean {
    return this.#scanner.state === 'whole';
  }

  /** Where a line begins. */
  offsetOf(line: number): number {
    return line < this.count ? this.read(line).start : this.end;
  }

  /** The line in which an offset lies. */
  lineAt(offset: number): number {
    let [from, to] = [0, this.count];
    while (to - from > 1) {
      const middle = (from + to) >>> 1;
      if (this.offsetOf(middle) <= offset) from = middle;
      else to = middle;
    }
    return from;
  }

  read(line: number): LineSpan {
    const { line: marked, offset } = this.#scanner.lines.marks.before(line);
    const { bytes, end } = this;
    let span = readLine(bytes, offset, end);
    for (let at = marked; at < line; at += 1) span = readLine(bytes, span.next, end);
    return span;
  }

  /** The next line after one that was read. */
  readNext({ line, span }: FoundLine): FoundLine {
    return { line: line + 1, span: readLine(this.bytes, span.next, this.end) };
  }

  /** A line behind one that was read. */
  readAfter(found: FoundLine, line: number): FoundLine {
    if (line - found.line > worthReadingOn) return { line, span: this.read(line) };
    let at = found;
    while (at.line < line) at = this.readNext(at);
    return at;
  }

  /** A line without its indentation, as a row shows it. */
  text(span: LineSpan): CutText {
    const { bytes } = this;
    const { start, nameEnd, hasColon, valueStart, valueEnd, hasComma } = span;
    const between = hasColon ? ': ' : '';
    const behind = hasComma ? ',' : '';
    const name = cutText(bytes, start, nameEnd, longestRow - punctuation);
    if (name.left > 0) {
      const left = name.left + between.length + (valueEnd - valueStart) + behind.length;
      return { text: name.text, left };
    }
    const room = longestRow - name.text.length - between.length - behind.length;
    const value = this.#valueText(span, room);
    const text = name.text + between + value.text;
    return value.left === 0
      ? { text: text + behind, left: 0 }
      : { text, left: value.left + behind.length };
  }

  /** All of them, for a search. */
  *pieces(): Generator<SearchedPiece, void, undefined> {
    const { bytes, end, count } = this;
    const { marks } = this.#scanner.lines;
    let target = new Uint8Array(4 * searchedPieceSize);
    for (const { line, from, to } of marks.pieces(count, end, searchedPieceSize)) {
      const raw = () => decode(bytes, from, to);
      const text = () => {
        if (target.length < 2 * (to - from)) target = new Uint8Array(2 * (to - from));
        return decode(target, 0, writeLines(bytes, from, to, target));
      };
      yield { line, raw, text };
    }
  }

  /** How many containers a line lies in. */
  depthOf(line: number): number {
    const depth = this.#scanner.lines.depth(line);
    return depth < deepestKept ? depth : this.#deepDepthOf(line);
  }

  /** Whether a container begins here that has something in it, of which the first line is known. */
  opens(line: number): boolean {
    if (line + 1 >= this.count) return false;
    const { lines } = this.#scanner;
    const depth = lines.depth(line);
    return depth < deepestKept ? lines.depth(line + 1) > depth : this.read(line).kind === 'open';
  }

  /** Whether a line is the closing bracket of a container that begins on an earlier one. */
  closes(line: number): boolean {
    const { lines } = this.#scanner;
    const depth = lines.depth(line);
    return depth < deepestKept
      ? line > 0 && lines.depth(line - 1) > depth
      : this.read(line).kind === 'close';
  }

  /** The line of the bracket that closes what opens on this line; undefined while it is not known. */
  closingOf(line: number): number | undefined {
    const { lines } = this.#scanner;
    if (lines.depth(line) < deepestKept) return lines.nextOfSameDepth(line);
    let level = 0;
    for (let at: FoundLine = { line, span: this.read(line) }; at.line < this.count;) {
      level += levelChange(at.span);
      if (level === 0) return at.line;
      at = this.readNext(at);
    }
    return undefined;
  }

  /** How many elements or members begin directly in what opens on this line and closes on that one. */
  childrenOf(line: number, closing = this.count): number {
    const { depths } = this;
    const depth = this.#scanner.lines.depth(line) + 1;
    if (depth < deepestKept) return countBeginning(depths, line + 1, closing, depth);
    let level = 0;
    let children = 0;
    let at: FoundLine = { line, span: this.read(line) };
    while (at.line < closing) {
      if (level === 1 && at.span.kind !== 'close') children += 1;
      level += levelChange(at.span);
      if (at.line + 1 === closing) break;
      at = this.readNext(at);
    }
    return children;
  }

  #valueText({ kind, valueStart, valueEnd }: LineSpan, room: number): CutText {
    const { bytes } = this;
    if (kind !== 'empty') return cutText(bytes, valueStart, valueEnd, room);
    return { text: bytes[valueStart] === ascii.openBrace ? '{}' : '[]', left: 0 };
  }

  /** Where the table says no more than that it is deep, the brackets since the last that it knows are counted. */
  #deepDepthOf(line: number): number {
    const known = this.depths.lastIndexOf(deepestKept - 1, line);
    let depth = deepestKept - 1;
    let at: FoundLine = { line: known, span: this.read(known) };
    while (at.line < line) {
      depth += at.span.kind === 'open' ? 1 : 0;
      at = this.readNext(at);
      depth -= at.span.kind === 'close' ? 1 : 0;
    }
    return depth;
  }
}

function levelChange({ kind }: LineSpan): number {
  if (kind === 'open') return 1;
  return kind === 'close' ? -1 : 0;
}
