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
  /** Whether it matches nothing but what stands the same within a token of JSON, however that is spaced. */
  readonly isWithinToken: boolean;
  /** Whether a match in a line may be none where others follow: each line has to be looked at alone. */
  readonly needsEachLine: boolean;
}

/** Throws a `SearchPatternError` for what is no regular expression. */
export function searchPattern(
  query: string,
  { isRegExp, matchCase }: SearchOptions,
): SearchPattern {
  const source = isRegExp ? query : query.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  try {
    return {
      regExp: new RegExp(source, matchCase ? 'gmu' : 'gmiu'),
      isWithinToken: isRegExp ? regExpWithinToken.test(query) : isLiteralWithinToken(query),
      needsEachLine: isRegExp && /\(\?<?!/.test(query),
    };
  } catch (error) {
    throw new SearchPatternError(reasonOf(error));
  }
}

/** Between two tokens are always punctuation or space; a text without them, but inside, lies in one. */
function isLiteralWithinToken(query: string): boolean {
  return query !== '' && query === query.trim() && !/[,:[\]{}\n\r]/.test(query);
}

/**
 * Plain characters, digits and words, classes of those, groups, choices and quantifiers: whatever
 * these match has no punctuation of JSON and no space.
 */
const regExpWithinToken =
  /^(?:[\w"'@#%&~;/<>=!-]|\\[dwb.\\/+*?()|$^]|\[[\w-]+\]|\((?:\?:|(?!\?))|[)|*+?]|\{\d+(?:,\d*)?\})+$/;

/** The engine's message ends with why, behind the expression itself: `Invalid regular expression: /(/gu: Unterminated group`. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return message.slice(message.lastIndexOf(': ') + 2);
}
