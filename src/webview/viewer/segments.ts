import type { AnswerLink, RowHint } from '../../core/text/answerLinks/types';
import type { ViewerMark } from '../../protocol/viewer';
import type { Token, TokenKind } from './jsonTokens';

/** A piece of a row that looks the same throughout. */
export interface Segment {
  readonly text: string;
  readonly kind: TokenKind;
  readonly mark: 'none' | 'found' | 'current';
  readonly isBracket: boolean;
  readonly isLink: boolean;
  /** What is said of it. */
  readonly hint: RowHint | undefined;
  /** Whether what that is said of ends with it. */
  readonly endsHint: boolean;
}

/** What is laid over the tokens of a row. */
export interface Overlay {
  /** Where something was found, in any order; they may overlap. */
  readonly marks: readonly ViewerMark[];
  /** Which of the marks is the current one. */
  readonly current: number | undefined;
  /** The place of a bracket that is shown to match another. */
  readonly bracket: number | undefined;
  readonly link?: AnswerLink | undefined;
  readonly hints?: readonly RowHint[] | undefined;
}

/** Splits a row wherever it begins to look different; together the pieces are the row. */
export function segments(text: string, tokens: readonly Token[], overlay: Overlay): Segment[] {
  const { marks, current, bracket, link, hints = [] } = overlay;
  const currentMark = current === undefined ? undefined : marks[current];
  const cuts = new Set(tokens.map(({ from }) => from));
  for (const [from, to] of marks) cuts.add(from).add(to);
  for (const { from, to } of link ? [link, ...hints] : hints) cuts.add(from).add(to);
  if (bracket !== undefined) cuts.add(bracket).add(bracket + 1);
  const starts = [...cuts].filter((at) => at > 0 && at < text.length).sort((a, b) => a - b);
  let token = 0;
  return [0, ...starts].flatMap((from, index) => {
    const to = starts[index] ?? text.length;
    if (from === to) return [];
    const hint = hints.find((said) => said.from <= from && from < said.to);
    while ((tokens[token]?.to ?? Infinity) <= from) token += 1;
    return {
      text: text.slice(from, to),
      kind: tokens[token]?.kind ?? 'plain',
      mark: isWithin(currentMark, from)
        ? 'current'
        : marks.some((mark) => isWithin(mark, from))
          ? 'found'
          : 'none',
      isBracket: from === bracket,
      isLink: link !== undefined && link.from <= from && from < link.to,
      hint,
      endsHint: hint?.to === to,
    };
  });
}

/** The place of the bracket of a row that has its match in another row; undefined for none. */
export function bracketOf(text: string): number | undefined {
  if (/^[\]}]/u.test(text)) return 0;
  return /[[{]$/u.test(text) ? text.length - 1 : undefined;
}

function isWithin(mark: ViewerMark | undefined, at: number): boolean {
  return mark !== undefined && mark[0] <= at && at < mark[1];
}
