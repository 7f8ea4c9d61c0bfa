/** The level at which indentation stops growing: further right nobody reads. */
const deepestIndentation = 64;

/** Characters; a few megabytes of nothing but brackets would grow a hundredfold. */
const longestResult = 64 * 1024 * 1024;

/** Characters; few enough to be arguments of one call. */
const blockLength = 4096;

const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const quote = 0x22;
const plus = 0x2b;
const comma = 0x2c;
const minus = 0x2d;
const dot = 0x2e;
const zero = 0x30;
const nine = 0x39;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const smallA = 0x61;
const smallE = 0x65;
const smallF = 0x66;
const smallN = 0x6e;
const smallT = 0x74;
const smallU = 0x75;
const openBrace = 0x7b;
const closeBrace = 0x7d;
/** Turns the code of a capital letter into that of the small one. */
const smallLetterBit = 0x20;

/** What may come next; inside a container the innermost bracket decides the rest. */
type Expected = 'value' | 'firstElement' | 'key' | 'firstKey' | 'colon' | 'commaOrClose';

/**
 * Indents JSON by two spaces a level, down to level 64; undefined for text that is not JSON, and
 * where the result would be longer than 64 Mi characters.
 *
 * Works on the text alone: numbers of any length, duplicate keys, the order of keys and the
 * spelling of escapes stay as they are. Takes time linear in text and result, whatever the depth.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export function prettyPrint(text: string): string | undefined {
  const { length } = text;
  const result = new TextWriter();
  /** The brackets that are open, as the characters that close them. */
  const closers: number[] = [];
  let expected: Expected = 'value';
  let at = 0;

  while (result.length <= longestResult) {
    at = skipWhitespace(text, at);
    if (expected === 'commaOrClose' && closers.length === 0) {
      return at === length ? result.toString() : undefined;
    }
    if (at === length) return undefined;
    const char = text.charCodeAt(at);
    const closer = closers[closers.length - 1];

    switch (expected) {
      case 'colon':
        if (char !== colon) return undefined;
        result.put(colon);
        result.put(space);
        at += 1;
        expected = 'value';
        break;

      case 'commaOrClose':
        at += 1;
        if (char === comma) {
          result.put(comma);
          startLine(result, closers.length);
          expected = closer === closeBrace ? 'key' : 'value';
        } else if (char === closer) {
          closers.pop();
          startLine(result, closers.length);
          result.put(char);
        } else {
          return undefined;
        }
        break;

      case 'firstKey':
      case 'firstElement':
        if (char === closer) {
          closers.pop();
          result.put(char);
          at += 1;
          expected = 'commaOrClose';
        } else {
          startLine(result, closers.length);
          expected = expected === 'firstKey' ? 'key' : 'value';
        }
        break;

      case 'key': {
        const end: number = char === quote ? stringEnd(text, at) : -1;
        if (end < 0) return undefined;
        result.putSlice(text, at, end);
        at = end;
        expected = 'colon';
        break;
      }

      case 'value': {
        if (char === openBrace || char === openBracket) {
          closers.push(char === openBrace ? closeBrace : closeBracket);
          result.put(char);
          at += 1;
          expected = char === openBrace ? 'firstKey' : 'firstElement';
          break;
        }
        const end: number = scalarEnd(text, at, char);
        if (end < 0) return undefined;
        result.putSlice(text, at, end);
        at = end;
        expected = 'commaOrClose';
      }
    }
  }
  return undefined;
}

/** Collects characters by the block: adding up a million short strings takes five times as long. */
class TextWriter {
  // A plain array, which `fromCharCode` takes as it is; a Uint16Array it would copy first.
  readonly #block: number[] = [];
  readonly #written: string[] = [];
  #used = 0;

  get length(): number {
    return this.#written.length * blockLength + this.#used;
  }

  put(char: number): void {
    if (this.#used === blockLength) {
      this.#written.push(String.fromCharCode(...this.#block));
      this.#used = 0;
    }
    this.#block[this.#used++] = char;
  }

  putSlice(text: string, start: number, end: number): void {
    for (let at = start; at < end; at += 1) this.put(text.charCodeAt(at));
  }

  toString(): string {
    return this.#written.join('') + String.fromCharCode(...this.#block.slice(0, this.#used));
  }
}

function startLine(result: TextWriter, level: number): void {
  result.put(lineFeed);
  for (let spaces = 2 * Math.min(level, deepestIndentation); spaces > 0; spaces -= 1) {
    result.put(space);
  }
}

function skipWhitespace(text: string, start: number): number {
  let at = start;
  for (;;) {
    const char = text.charCodeAt(at);
    if (char !== space && char !== lineFeed && char !== carriageReturn && char !== tab) return at;
    at += 1;
  }
}

/** The index after the string, number or literal that starts here, or -1 if none does. */
function scalarEnd(text: string, start: number, char: number): number {
  switch (char) {
    case quote:
      return stringEnd(text, start);
    case smallT:
      return text.startsWith('true', start) ? start + 4 : -1;
    case smallF:
      return text.startsWith('false', start) ? start + 5 : -1;
    case smallN:
      return text.startsWith('null', start) ? start + 4 : -1;
    default:
      return numberEnd(text, start);
  }
}

/** The index after the string whose opening quote is at `start`, or -1. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const char = text.charCodeAt(at);
    if (char === quote) return at + 1;
    // Past the end the code is NaN, which no comparison holds for.
    if (!(char >= space)) return -1;
    if (char !== backslash) {
      at += 1;
      continue;
    }
    const escape = text.charCodeAt(at + 1);
    if (escape === smallU) {
      for (let digit = at + 2; digit < at + 6; digit += 1) {
        if (!isHexDigit(text.charCodeAt(digit))) return -1;
      }
      at += 6;
    } else if (isSimpleEscape(escape)) {
      at += 2;
    } else {
      return -1;
    }
  }
}

function isSimpleEscape(char: number): boolean {
  // A code of NaN, past the end, becomes U+0000, which is none of these.
  return '"\\/bfnrt'.includes(String.fromCharCode(char));
}

/** The index after the number that starts here, or -1. */
function numberEnd(text: string, start: number): number {
  const integer = text.charCodeAt(start) === minus ? start + 1 : start;
  let at = digitsEnd(text, integer);
  if (at === integer || (at > integer + 1 && text.charCodeAt(integer) === zero)) return -1;
  if (text.charCodeAt(at) === dot) {
    const fraction = at + 1;
    at = digitsEnd(text, fraction);
    if (at === fraction) return -1;
  }
  if ((text.charCodeAt(at) | smallLetterBit) === smallE) {
    const sign = text.charCodeAt(at + 1);
    const exponent = sign === plus || sign === minus ? at + 2 : at + 1;
    at = digitsEnd(text, exponent);
    if (at === exponent) return -1;
  }
  return at;
}

function digitsEnd(text: string, start: number): number {
  let at = start;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function isDigit(char: number): boolean {
  return char >= zero && char <= nine;
}

function isHexDigit(char: number): boolean {
  const letter = char | smallLetterBit;
  return isDigit(char) || (letter >= smallA && letter <= smallF);
}
