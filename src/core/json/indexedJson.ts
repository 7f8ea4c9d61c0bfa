import { ancestorsOf, openingOf } from './ancestors';
import { decode } from './cutText';
import { Folding } from './folding';
import { GrowingBytes } from './growingBytes';
import { type JsonPath, valueAt, type ValuePlace } from './jsonPath';
import { type JsonRow, jsonRows } from './jsonRows';
import { JsonScanner } from './jsonScanner';
import { ListElements } from './listElements';
import { type ListOfObjects, listsOfObjects } from './listsOfObjects';
import { type Outline, outlineOf } from './outline';
import { PrettyLines } from './prettyLines';
import { prettyPrint } from './prettyPrint';
import type { ScanState } from './scanState';
import { type Matches, search, type SearchLimits } from './search';
import type { SearchPattern } from './searchPattern';

/** How JSON stands of which more may arrive. */
export interface IndexedState {
  readonly state: ScanState;
  /** Lines of the pretty print, and rows that folding leaves of them. */
  readonly lineCount: number;
  readonly rowCount: number;
  /** Members of all objects; where `JSON.parse` makes fewer, some were merged. */
  readonly nameCount: number;
  /** Numbers that `JSON.parse` rounds, and where the first hundred begin. */
  readonly roundedCount: number;
  readonly roundedOffsets: readonly number[];
}

/**
 * JSON of any size that is indexed as it arrives, and shown, folded, found in and copied from by lines
 * of its pretty print, without ever being parsed. What came before a break stays usable.
 */
export class IndexedJson {
  readonly body: GrowingBytes;
  readonly folding: Folding;
  readonly #scanner = new JsonScanner();
  readonly #lines: PrettyLines;

  /** `expected` is a guess of the bytes in all, such as an announced length. */
  constructor(expected?: number) {
    this.body = new GrowingBytes(expected);
    this.#lines = new PrettyLines(this.body, this.#scanner);
    this.folding = new Folding(this.#lines);
  }

  get state(): IndexedState {
    const { state, lines, nameCount, rounded } = this.#scanner;
    return {
      state,
      lineCount: lines.count,
      rowCount: this.folding.rowCount,
      nameCount,
      roundedCount: rounded.count,
      roundedOffsets: rounded.offsets,
    };
  }

  /** Of memory, without the body's. */
  get byteLength(): number {
    return this.#scanner.lines.byteLength + this.folding.byteLength;
  }

  append(piece: Uint8Array): void {
    this.body.append(piece);
    this.#scanner.scan(this.body.bytes);
  }

  /** There is no more to come. */
  finish(): void {
    this.#scanner.finish(this.body.bytes);
  }

  /** The rows `from` to before `to`; fewer where there are no more. */
  rows(from: number, to: number): readonly JsonRow[] {
    return jsonRows(this.#lines, this.folding, from, to);
  }

  /** Whether the whole is a list or an object, at least by its first character. */
  get beginsContainer(): boolean {
    return this.#lines.opens(0) || this.#lines.read(0).kind !== 'value';
  }

  /** Of a list or an object that is whole. */
  get outline(): Outline | undefined {
    return outlineOf(this.#lines);
  }

  /** The way to the value that an offset lies in. */
  pathAt(offset: number): JsonPath {
    return this.valueAt(this.#lines.lineAt(offset)).path;
  }

  /** Where the value of a line is, and the way to it. */
  valueAt(line: number): ValuePlace {
    return valueAt(this.#lines, line);
  }

  /**
   * The value of a line as a text of its own: as it came, or indented; as it came also where it has
   * not all arrived, or would be too long indented.
   */
  textAt(line: number, style: 'asItCame' | 'pretty'): string {
    const { from, to } = this.valueAt(line);
    const text = decode(this.body.bytes, from, to);
    return style === 'pretty' ? (prettyPrint(text) ?? text) : text;
  }

  /** The line of the bracket that belongs to the one on this line; undefined where there is none. */
  matchingLine(line: number): number | undefined {
    if (this.#lines.opens(line)) return this.#lines.closingOf(line);
    return this.#lines.closes(line) ? openingOf(this.#lines, line) : undefined;
  }

  /** The lists of objects in its first levels. */
  get lists(): readonly ListOfObjects[] {
    return listsOfObjects(this.#lines);
  }

  /** Those of the list that begins on a line; undefined where none does. */
  elementsAt(line: number): ListElements | undefined {
    return ListElements.of(this.#lines, line);
  }

  /** The line on which the container begins that a line lies in; undefined where it lies in none. */
  containerOf(line: number): number | undefined {
    return ancestorsOf(this.#lines, line).at(-1)?.line;
  }

  /** Searches each whole line, folded or not, also behind where a row is cut. */
  search(pattern: SearchPattern, limits: SearchLimits): Matches {
    return search(this.#lines.pieces(), pattern, limits);
  }
}
