import { ascii } from './ascii';
import { BracketStack } from './bracketStack';
import { LineTable } from './lineTable';
import { hasExponent, isWholeNumber, nextNumberState, numberStart } from './numberGrammar';
import { RoundedNumbers } from './roundedNumber';
import {
  beginsNumber,
  beginsValue,
  escapeLength,
  insideStop,
  isSpace,
  type TokenStop,
  wordLength,
} from './jsonTokens';
import { breakAt, type ExpectedInJson, type ScanState } from './scanState';

/** What may come next, as numbers because one is compared for each token. */
const places = {
  element: 0,
  firstElement: 1,
  name: 2,
  firstName: 3,
  colon: 4,
  memberValue: 5,
  afterValue: 6,
  end: 7,
  inName: 8,
  inString: 9,
  inNumber: 10,
  inWord: 11,
} as const;

const expectedAt: readonly ExpectedInJson[] = [
  'value',
  'value_or_close',
  'name',
  'name_or_close',
  'colon',
  'value',
  'comma_or_close',
  'end',
  'end_of_string',
  'end_of_string',
  'digit',
  'word',
];

const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

const { quote, backslash, comma, colon } = ascii;
const { openBracket, closeBracket, openBrace, closeBrace } = ascii;

/**
 * Reads UTF-8 JSON once, as it arrives, and writes down the lines of its pretty print.
 *
 * Takes what `JSON.parse` takes of the decoded text, with one byte order mark before it; bytes that
 * are no UTF-8 are taken within strings, as they are decoded there. Costs time linear in the text,
 * wherever it is cut, and nothing for each token.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export class JsonScanner {
  readonly lines = new LineTable();
  readonly rounded = new RoundedNumbers();
  readonly #brackets = new BracketStack();
  #state: ScanState = 'reading';
  #place: number = places.element;
  #at = 0;
  #isBegun = false;
  #numberState = numberStart;
  #numberOffset = 0;
  #nameCount = 0;

  get state(): ScanState {
    return this.#state;
  }

  /** How many members all objects have, those that `JSON.parse` merges counted each. */
  get nameCount(): number {
    return this.#nameCount;
  }

  /** Goes on to the end of what has arrived; `bytes` are all from the start. */
  scan(bytes: Uint8Array): void {
    if (this.#state !== 'reading') return;
    if (!this.#isBegun && !this.#begin(bytes)) return;
    const stop = this.#scanTokens(bytes);
    if (stop !== undefined) this.#break(bytes, stop);
  }

  /** There is no more to come: the text is whole or broken now. */
  finish(bytes: Uint8Array): void {
    this.scan(bytes);
    if (this.#state !== 'reading') return;
    if (this.#place === places.inNumber && isWholeNumber(this.#numberState)) {
      const isPower = hasExponent(this.#numberState);
      this.rounded.take(bytes, this.#numberOffset, bytes.length, isPower);
      this.#place = afterValueAt(this.#brackets.depth);
    }
    if (this.#place !== places.end) {
      this.#break(bytes, { offset: bytes.length, expected: this.#expectedAtEnd(bytes) });
      return;
    }
    this.#state = 'whole';
    this.lines.trim();
  }

  /** False while the first bytes may still become a byte order mark. */
  #begin(bytes: Uint8Array): boolean {
    const arrived = Math.min(bytes.length, byteOrderMark.length);
    const isMark = byteOrderMark.slice(0, arrived).every((byte, index) => byte === bytes[index]);
    if (isMark && arrived < byteOrderMark.length) return false;
    this.#at = isMark ? byteOrderMark.length : 0;
    this.#isBegun = true;
    return true;
  }

  /** Undefined where the text may go on as it does. */
  #scanTokens(bytes: Uint8Array): TokenStop | undefined {
    const { lines } = this;
    const brackets = this.#brackets;
    const end = bytes.length;
    let at = this.#at;
    let place = this.#place;
    let depth = brackets.depth;
    let isObject = brackets.isObject;
    let names = 0;
    let stop: TokenStop | undefined;

    scanning: while (at < end) {
      const byte = bytes[at] as number;
      if (place < places.inName && isSpace(byte)) {
        at += 1;
        continue;
      }
      switch (place) {
        case places.inName:
        case places.inString: {
          at = insideStop(bytes, at);
          if (at === end) break scanning;
          const found = bytes[at] as number;
          if (found === quote) {
            at += 1;
            place = place === places.inName ? places.colon : afterValueAt(depth);
            break;
          }
          if (found !== backslash) {
            stop = { offset: at, expected: 'end_of_string' };
            break scanning;
          }
          const length = escapeLength(bytes, at);
          if (typeof length !== 'number') {
            stop = length;
            break scanning;
          }
          // The rest of it has not arrived: it is read again from the backslash on.
          if (length === 0) break scanning;
          at += length;
          break;
        }

        case places.inWord: {
          const length = wordLength(bytes, at);
          if (typeof length !== 'number') {
            stop = length;
            break scanning;
          }
          if (length === 0) break scanning;
          at += length;
          place = afterValueAt(depth);
          break;
        }

        case places.inNumber: {
          let state = this.#numberState;
          while (at < end) {
            const next = nextNumberState(state, bytes[at] as number);
            if (next === 0) break;
            state = next;
            at += 1;
          }
          this.#numberState = state;
          if (at === end) break scanning;
          if (!isWholeNumber(state)) {
            stop = { offset: at, expected: 'digit' };
            break scanning;
          }
          this.rounded.take(bytes, this.#numberOffset, at, hasExponent(state));
          place = afterValueAt(depth);
          break;
        }

        case places.colon:
          if (byte !== colon) {
            stop = { offset: at, expected: 'colon' };
            break scanning;
          }
          at += 1;
          place = places.memberValue;
          break;

        case places.afterValue:
          if (byte === comma) {
            place = isObject ? places.name : places.element;
          } else if (byte === (isObject ? closeBrace : closeBracket)) {
            brackets.pop();
            depth -= 1;
            isObject = brackets.isObject;
            lines.add(at, depth);
            place = afterValueAt(depth);
          } else {
            stop = { offset: at, expected: 'comma_or_close' };
            break scanning;
          }
          at += 1;
          break;

        case places.firstName:
        case places.firstElement:
          if (byte === (isObject ? closeBrace : closeBracket)) {
            brackets.pop();
            depth -= 1;
            isObject = brackets.isObject;
            place = afterValueAt(depth);
            at += 1;
            break;
          }
          if (place === places.firstElement && !beginsValue(byte)) {
            stop = { offset: at, expected: 'value_or_close' };
            break scanning;
          }
          if (place === places.firstName && byte !== quote) {
            stop = { offset: at, expected: 'name_or_close' };
            break scanning;
          }
          place = isObject ? places.name : places.element;
          break;

        case places.name:
          if (byte !== quote) {
            stop = { offset: at, expected: 'name' };
            break scanning;
          }
          lines.add(at, depth);
          names += 1;
          at += 1;
          place = places.inName;
          break;

        case places.element:
        case places.memberValue:
          if (!beginsValue(byte)) {
            stop = { offset: at, expected: 'value' };
            break scanning;
          }
          if (place === places.element) lines.add(at, depth);
          if (byte === quote) {
            at += 1;
            place = places.inString;
          } else if (byte === openBrace || byte === openBracket) {
            isObject = byte === openBrace;
            brackets.push(isObject);
            depth += 1;
            at += 1;
            place = isObject ? places.firstName : places.firstElement;
          } else if (beginsNumber(byte)) {
            this.#numberState = numberStart;
            this.#numberOffset = at;
            place = places.inNumber;
          } else {
            place = places.inWord;
          }
          break;

        default:
          stop = { offset: at, expected: 'end' };
          break scanning;
      }
    }
    this.#at = at;
    this.#place = place;
    this.#nameCount += names;
    return stop;
  }

  #expectedAtEnd(bytes: Uint8Array): ExpectedInJson {
    const isInString = this.#place === places.inName || this.#place === places.inString;
    const pending = bytes.length - this.#at;
    if (isInString && pending > 0) return pending === 1 ? 'escape' : 'hex_digit';
    return expectedAt[this.#place] ?? 'value';
  }

  #break(bytes: Uint8Array, { offset, expected }: TokenStop): void {
    this.#state = breakAt(bytes, offset, expected);
    this.lines.trim();
  }
}

function afterValueAt(depth: number): number {
  return depth === 0 ? places.end : places.afterValue;
}
