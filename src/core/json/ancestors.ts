import { countBeginning } from './depths';
import { deepestKept } from './lineTable';
import type { FoundLine, PrettyLines } from './prettyLines';

/** A container that a line lies in, and how many elements or members begin in it before that line. */
export interface Ancestor {
  readonly line: number;
  readonly before: number;
}

/** The containers that a line lies in, the outermost first. */
export function ancestorsOf(lines: PrettyLines, line: number): readonly Ancestor[] {
  const { depths } = lines;
  if ((depths[line] ?? 0) < deepestKept) return shallowAncestors(lines, line);
  const known = depths.lastIndexOf(deepestKept - 1, line);
  return [...shallowAncestors(lines, known), ...openBetween(lines, known, line)];
}

/** The line on which the container begins that this line closes; of any other line, itself. */
export function openingOf(lines: PrettyLines, line: number): number {
  if (!lines.closes(line)) return line;
  const { depths } = lines;
  const depth = depths[line] ?? 0;
  if (depth < deepestKept) return depths.lastIndexOf(depth, line - 1);
  const known = depths.lastIndexOf(deepestKept - 1, line);
  return openBetween(lines, known, line).at(-1)?.line ?? line;
}

/** Walks back by depth, and counts at each level what begins there before. */
function shallowAncestors(lines: PrettyLines, line: number): Ancestor[] {
  const { depths } = lines;
  const ancestors: Ancestor[] = [];
  let at = line;
  for (let depth = depths[line] ?? 0; depth > 0; depth -= 1) {
    const parent = depths.lastIndexOf(depth - 1, at);
    ancestors.push({ line: parent, before: countBeginning(depths, parent + 1, at, depth) });
    at = parent;
  }
  return ancestors.reverse();
}

/** The containers that begin on a line from `from` on, and have not ended on a line before `to`. */
function openBetween(lines: PrettyLines, from: number, to: number): Ancestor[] {
  const open: { line: number; before: number }[] = [];
  let at: FoundLine = { line: from, span: lines.read(from) };
  for (; at.line < to; at = lines.readNext(at)) {
    const { kind } = at.span;
    const parent = open.at(-1);
    if (kind === 'close') open.pop();
    else if (parent !== undefined) parent.before += 1;
    if (kind === 'open') open.push({ line: at.line, before: 0 });
  }
  // Of all but the innermost, the next one begins before the line, but not before itself.
  return open.map((one, index) =>
    index === open.length - 1 ? one : { ...one, before: one.before - 1 },
  );
}
