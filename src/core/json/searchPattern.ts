/** Why a text cannot be searched for. */
export class SearchPatternError extends Error {
  readonly code = 'bad_regular_expression';

  /** `reason` is the engine's own, English, such as `Unterminated group`; it names no place. */
  constructor(readonly reason: string) {
    super('bad_regular_expression');
    this.name = 'SearchPatternError';
  }
}

/** How a text to be searched for is meant. */
export interface SearchOptions {
  readonly isRegExp: boolean;
  readonly matchCase: boolean;
}

/** What is searched for in each line. */
export interface SearchPattern {
  /** Finds it in one line, and wherever it may be in several. */
  readonly regExp: RegExp;
  /** Finds something wherever JSON as it came may have it, however that is spaced; undefined where none can. */
  readonly looseRegExp: RegExp | undefined;
  /** Whether it matches nothing but what stands the same within a token of JSON as it came. */
  readonly isWithinToken: boolean;
  /** Whether a match in a line may be none where others follow: each line has to be looked at alone. */
  readonly needsEachLine: boolean;
}

/** Throws a `SearchPatternError` for what is no regular expression. */
export function searchPattern(
  query: string,
  { isRegExp, matchCase }: SearchOptions,
): SearchPattern {
  const flags = matchCase ? 'mu' : 'miu';
  const source = isRegExp ? query : escaped(query);
  const loose = isRegExp ? looseExpression(query) : looseText(query);
  try {
    return {
      regExp: new RegExp(source, `g${flags}`),
      looseRegExp: loose === undefined ? undefined : new RegExp(loose, flags),
      isWithinToken: isRegExp ? expressionWithinToken.test(query) : isTextWithinToken(query),
      needsEachLine: isRegExp && /\(\?<?!/.test(query),
    };
  } catch (error) {
    throw new SearchPatternError(reasonOf(error));
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** Between two tokens are always punctuation or space; a text without them, but inside, lies in one. */
function isTextWithinToken(query: string): boolean {
  return query !== '' && query === query.trim() && !/[,:[\]{}\n\r]/.test(query);
}

/** As it came, JSON differs from its pretty print in nothing but the space around its punctuation. */
function looseText(query: string): string {
  return query
    .trim()
    .split(/\s*([,:[\]{}])\s*/)
    .map(escaped)
    .map((part, index) => (index % 2 === 0 ? part : `\\s*${part}\\s*`))
    .join('')
    .replaceAll(repeatedSpace, '\\s*')
    .replaceAll(startOrEndSpace, '');
}

/** Any space twice, or first, takes time with the square of a long stretch of it. */
const repeatedSpace = /(?:\\s\*){2,}/g;
const startOrEndSpace = /^\\s\*|\\s\*$/g;

/**
 * Plain characters, digits and words, classes of those, groups, choices and quantifiers: whatever
 * these match has no punctuation of JSON and no space.
 */
const expressionWithinToken =
  /^(?:[\w"'@#%&~;/<>=!-]|\\[dwb.\\/+*?()|$^]|\[[\w-]+\]|\((?:\?:|(?!\?))|[)|*+?]|\{\d+(?:,\d*)?\})*$/;

/** Of an expression for a name and its value, or for what lies in one token; others can match anything. */
function looseExpression(query: string): string | undefined {
  const parts = query.split(/": (?![*+?{])/);
  const isKnown = parts.every((part) => expressionWithinToken.test(part));
  return isKnown ? parts.join('"\\s*:\\s*') : undefined;
}

/** The engine's message ends with why, behind the expression itself: `Invalid regular expression: /(/gu: Unterminated group`. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return message.slice(message.lastIndexOf(': ') + 2);
}
