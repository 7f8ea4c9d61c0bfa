/** A `{{name}}` and where it stands, from its first brace to behind its last. */
interface Placeholder {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** What of a text is to be replaced. */
interface Template {
  readonly placeholders: readonly Placeholder[];
  /** Where a `{{` stands that is not closed on its line. */
  readonly unclosed: readonly number[];
}

/** Characters; what is longer is no name and no expression. */
const LONGEST = 2000;

/** A name has no braces; of more than two, the inner ones are meant. */
const NAME = /[^{}\r\n]*\}\}/uy;

/** An expression may have braces and, in quotes, whatever else, up to the braces that close it. */
const EXPRESSION_PARTS =
  /'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*"|`(?:[^`\\\r\n]|\\.)*`|[^\r\n]/uy;

/** Finds each `{{…}}` of a text. */
export function parseTemplate(text: string): Template {
  const placeholders: Placeholder[] = [];
  const unclosed: number[] = [];
  let start = text.indexOf('{{');
  let closing = -1;
  while (start >= 0) {
    while (text[start + 2] === '{') start++;
    const from = start + 2;
    if (closing < from) closing = indexOf(text, '}}', from);
    const end = closing > from + LONGEST ? undefined : endOf(text, from);
    if (end === undefined) unclosed.push(start);
    else placeholders.push({ name: text.slice(from, end - 2).trim(), start, end });
    start = text.indexOf('{{', end ?? from);
  }
  return { placeholders, unclosed };
}

/**
 * A text of the same length that says nothing in the places of the `{{…}}` of another: what is found
 * in it stands outside of them.
 */
export function maskTemplates(text: string): string {
  let masked = '';
  for (const { start, end } of parseTemplate(text).placeholders) {
    masked += text.slice(masked.length, start) + 'x'.repeat(end - start);
  }
  return masked + text.slice(masked.length);
}

/** The parts of a text between separators that stand outside of its `{{…}}`. */
export function splitOutsideTemplates(text: string, separator: string): readonly string[] {
  let from = 0;
  return maskTemplates(text)
    .split(separator)
    .map(({ length }) => {
      const part = text.slice(from, from + length);
      from += length + separator.length;
      return part;
    });
}

/** A text with what stands outside of its `{{…}}` written otherwise. */
export function mapOutsideTemplates(text: string, write: (literal: string) => string): string {
  return mapParts(text, write, asIs);
}

/** The text with something else in the place of each `{{…}}`. */
export function replacePlaceholders(text: string, replace: (written: string) => string): string {
  return mapParts(text, asIs, replace);
}

function mapParts(
  text: string,
  ofLiteral: (literal: string) => string,
  ofPlaceholder: (written: string) => string,
): string {
  let mapped = '';
  let from = 0;
  for (const { start, end } of parseTemplate(text).placeholders) {
    mapped += ofLiteral(text.slice(from, start)) + ofPlaceholder(text.slice(start, end));
    from = end;
  }
  return mapped + ofLiteral(text.slice(from));
}

function asIs(text: string): string {
  return text;
}

function indexOf(text: string, part: string, from: number): number {
  const index = text.indexOf(part, from);
  return index < 0 ? Infinity : index;
}

function endOf(text: string, from: number): number | undefined {
  return /^\s*last\s*[.[]/u.test(text.slice(from, from + 20))
    ? endOfExpression(text, from)
    : endOfName(text, from);
}

function endOfName(text: string, from: number): number | undefined {
  NAME.lastIndex = from;
  return NAME.test(text) ? NAME.lastIndex : undefined;
}

function endOfExpression(text: string, from: number): number | undefined {
  let depth = 0;
  let at = from;
  while (at < from + LONGEST) {
    if (depth === 0 && text.startsWith('}}', at)) return at + 2;
    EXPRESSION_PARTS.lastIndex = at;
    const [part] = EXPRESSION_PARTS.exec(text) ?? [];
    if (part === undefined) return undefined;
    if (part === '{') depth++;
    if (part === '}') depth--;
    at += part.length;
  }
  return undefined;
}
