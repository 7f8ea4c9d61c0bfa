import { IndexedJson } from '../json/indexedJson';
import type { JsonRow } from '../json/jsonRows';
import { javaScriptPath, jmesPath } from '../json/pathText';
import { prettyPrint } from '../json/prettyPrint';
import { RawLines } from '../json/rawLines';
import { search } from '../json/search';
import { searchPattern, SearchPatternError } from '../json/searchPattern';
import { documentsIn } from './documents';
import type {
  BodyAnswer,
  KnownRows,
  BodyJson,
  BodyLosses,
  BodyMatches,
  BodyQuestion,
  BodyRow,
  BodyState,
  BodyView,
} from './question';
import type { BodyFile } from './bodyRest';
import { RedactedBytes } from './redactedBytes';
import { TableReader } from './tableReader';
import { ToUtf8 } from '../text/toUtf8';

/** How a body is read. */
export interface ReadingOptions {
  /** As its headers name it; undefined where they name none. */
  readonly charset: string | undefined;
  /** Bytes that it is expected to have; undefined where that is not known. */
  readonly size?: number | undefined;
  /** Takes the secrets out of a text. */
  readonly redact: (text: string) => string;
  /** Each byte as the character of its number. */
  readonly latin1: (bytes: Uint8Array) => string;
  /** Characters of the longest secret. */
  readonly longestSecret: number;
  /** Milliseconds since some moment. */
  readonly now: () => number;
}

/** A character may be written in as many as six, and their bytes in base64. */
const MOST_BYTES_OF_CHARACTER = 8;

/** Matches that are marked and gone to; further ones are counted. */
const MOST_MATCHES = 10_000;

/** Rows that fill a screen. */
export const SCREEN = 60;

/** Places of what is lost that anyone is shown. */
const MOST_PLACES = 10;

/** Milliseconds after which a search gives what it has. */
const LONGEST_SEARCH = 2_000;

type Asked<Kind> = Extract<BodyQuestion, { readonly kind: Kind }>;

/** Takes a body in as it arrives, and answers what is asked of what has arrived. */
export class BodyReader {
  readonly #json: IndexedJson;
  readonly #rawLines: RawLines;
  readonly #tables: TableReader;
  readonly #toUtf8: ToUtf8;
  readonly #redacted: RedactedBytes;
  readonly #now: () => number;
  #isEnded = false;
  #file: BodyFile | undefined;

  constructor({ charset, size, redact, latin1, longestSecret, now }: ReadingOptions) {
    this.#json = new IndexedJson(size);
    this.#rawLines = new RawLines(this.#json.body);
    this.#tables = new TableReader(this.#json);
    this.#toUtf8 = new ToUtf8(charset);
    this.#now = now;
    this.#redacted = new RedactedBytes({
      redact,
      latin1,
      longest: longestSecret * MOST_BYTES_OF_CHARACTER,
      emit: (bytes) => {
        if (this.#file) {
          this.#file.write(bytes);
          return;
        }
        this.#json.append(bytes);
        this.#rawLines.scan();
      },
    });
  }

  write(bytes: Uint8Array): void {
    this.#redacted.write(this.#toUtf8.write(bytes));
  }

  /** Throws what a file throws, once all is done but that. */
  end(): void {
    try {
      this.#redacted.write(this.#toUtf8.end());
      this.#redacted.end();
    } finally {
      // Whatever becomes of a file.
      this.#json.finish();
      this.#isEnded = true;
    }
  }

  /** Has what comes from now on go into a file, which has in it what came before, and not be shown. */
  continueIn(file: BodyFile): void {
    this.#file = file;
  }

  /** What has arrived to be shown, in UTF-8 and without secrets, in memory that threads can share. */
  get bytes(): Uint8Array {
    return this.#json.body.bytes;
  }

  get state(): BodyState {
    const { state, rowCount } = this.#json.state;
    return {
      size: this.#json.body.length,
      isEnded: this.#isEnded,
      json: typeof state === 'object' && !this.#json.beginsContainer ? 'other' : state,
      rows: { pretty: rowCount, raw: this.#rawLines.count },
      ...(this.#file && { file: { size: this.#file.size } }),
    };
  }

  /** The first rows of the view that suits it, as far as they will not change any more. */
  get head(): KnownRows {
    const { rows } = this.state;
    const certain = this.#isEnded ? rows[this.#suited] : rows[this.#suited] - 1;
    return this.#known(0, Math.max(0, Math.min(certain, SCREEN)));
  }

  /** The last rows of that view. */
  get tail(): KnownRows {
    const count = this.state.rows[this.#suited];
    return this.#known(Math.max(0, count - SCREEN), count);
  }

  get #suited(): BodyView {
    return this.state.json === 'other' ? 'raw' : 'pretty';
  }

  #known(from: number, to: number): KnownRows {
    const view = this.#suited;
    return { view, from, rows: this.#rows({ kind: 'rows', view, from, to }) };
  }

  answer<Q extends BodyQuestion>(question: Q): BodyAnswer<Q>;
  answer(question: BodyQuestion): BodyAnswer {
    switch (question.kind) {
      case 'rows':
        return this.#rows(question);
      case 'toggle_fold': {
        const { folding } = this.#json;
        if (folding.isFolded(question.line)) folding.unfold(question.line);
        else folding.fold(question.line);
        return this.state;
      }
      case 'fold_all':
        this.#json.folding.foldAll(question.depth);
        return this.state;
      case 'unfold_all':
        this.#json.folding.unfoldAll();
        return this.state;
      case 'text':
        return this.#text(question.view);
      case 'state':
        return this.state;
      case 'json':
        return this.#jsonOf(question);
      case 'losses':
        return this.#losses;
      case 'value':
        return this.#json.textAt(question.line, 'pretty');
      case 'path': {
        const { path } = this.#json.valueAt(question.line);
        return { jmesPath: jmesPath(path), javaScript: javaScriptPath(path) };
      }
      case 'parent':
        return this.#json.containerOf(question.line) ?? null;
      case 'bracket':
        return this.#json.matchingLine(question.line) ?? null;
      case 'reveal':
        return this.#reveal(question);
      case 'find':
        return this.#find(question);
      case 'lists':
      case 'columns':
      case 'table_rows':
      case 'table_csv':
        return this.#tables.answer(question);
      case 'documents':
        return documentsIn(this.#json, this.#limit());
      case 'bytes':
        // Out of the memory that threads share, which a page cannot be sent.
        return this.bytes.slice(0, question.most);
    }
  }

  #rows({ view, from, to }: Asked<'rows'>): readonly BodyRow[] {
    if (view === 'raw') return this.#rawLines.rows(from, to).map((row) => ({ ...row, depth: 0 }));
    return this.#json.rows(from, to).map(toBodyRow);
  }

  #text(view: BodyView): string {
    const text = new TextDecoder().decode(this.#json.body.bytes);
    return view === 'raw' ? text : (prettyPrint(text) ?? text);
  }

  get #losses(): BodyLosses | null {
    if (!this.#isWholeJson) return null;
    const { nameCount, roundedCount, roundedOffsets } = this.#json.state;
    const places = roundedOffsets
      .slice(0, MOST_PLACES)
      .map((offset) => jmesPath(this.#json.pathAt(offset)));
    return { rounded: { count: roundedCount, places }, nameCount };
  }

  get #isWholeJson(): boolean {
    return this.#isEnded && !this.#file && this.#json.state.state === 'whole';
  }

  #jsonOf({ longest }: Asked<'json'>): BodyJson | null {
    if (!this.#isWholeJson) return null;
    const isShort = this.#json.body.length <= longest;
    return { outline: this.#json.outline, text: isShort ? this.#text('raw') : undefined };
  }

  #reveal({ view, line }: Asked<'reveal'>): BodyAnswer<Asked<'reveal'>> {
    if (view === 'raw') return { row: line, state: this.state };
    this.#json.folding.reveal(line);
    return { row: this.#json.folding.rowOf(line), state: this.state };
  }

  #find({ view, query, ...options }: Asked<'find'>): BodyMatches {
    const limits = { mostKept: MOST_MATCHES, isOver: this.#limit() };
    try {
      const pattern = searchPattern(query, options);
      return view === 'raw'
        ? search(this.#rawLines.pieces(), pattern, limits)
        : this.#json.search(pattern, limits);
    } catch (error) {
      if (error instanceof SearchPatternError) return { reason: error.reason };
      throw error;
    }
  }

  /** Says when a search that begins now has taken too long. */
  #limit(): () => boolean {
    const end = this.#now() + LONGEST_SEARCH;
    return () => this.#now() > end;
  }
}

function toBodyRow({ folded, ...row }: JsonRow): BodyRow {
  return { ...row, hidden: folded?.hidden, close: folded?.close };
}
