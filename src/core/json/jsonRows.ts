import type { Folding } from './folding';
import { deepestKept } from './lineTable';
import type { FoundLine, PrettyLines } from './prettyLines';

/** What a row shows of a folded container beside its first line. */
interface FoldedPart {
  /** Its direct elements or members. */
  readonly hidden: number;
  /** Its closing bracket, with the comma behind it; nothing while that has not arrived. */
  readonly close: string;
}

/** One row of pretty-printed JSON. */
export interface JsonRow {
  /** Of the whole pretty print, from 0. */
  readonly line: number;
  readonly depth: number;
  /** Without indentation, at most 2,000 UTF-16 units. */
  readonly text: string;
  /** How many bytes of the line were left out behind the text. */
  readonly left: number;
  /** Of a row that begins a container with something in it. */
  readonly fold?: 'open' | 'folded';
  readonly folded?: FoldedPart;
}

/** The rows `from` to before `to`, as folded; fewer where there are no more. */
export function jsonRows(
  lines: PrettyLines,
  folding: Folding,
  from: number,
  to: number,
): readonly JsonRow[] {
  const rows: JsonRow[] = [];
  const rowCount = folding.rowCount;
  let previous: (FoundLine & { readonly depth: number }) | undefined;
  for (let row = Math.max(0, from); row < Math.min(to, rowCount); row += 1) {
    const line = folding.lineOf(row);
    const found: FoundLine =
      previous === undefined ? { line, span: lines.read(line) } : lines.readAfter(previous, line);
    const depth = depthOf(lines, found, previous);
    rows.push(rowOf(lines, folding, found, depth));
    previous = { ...found, depth };
  }
  return rows;
}

/** Deep lines one after another tell their depth by the brackets; to count it for each takes too long. */
function depthOf(
  lines: PrettyLines,
  { line, span }: FoundLine,
  previous: (FoundLine & { readonly depth: number }) | undefined,
): number {
  const kept = lines.depths[line] ?? 0;
  if (kept < deepestKept) return kept;
  if (previous?.line !== line - 1) return lines.depthOf(line);
  const inside = previous.span.kind === 'open' ? previous.depth + 1 : previous.depth;
  return span.kind === 'close' ? inside - 1 : inside;
}

function rowOf(
  lines: PrettyLines,
  folding: Folding,
  { line, span }: FoundLine,
  depth: number,
): JsonRow {
  const row = { line, depth, ...lines.text(span) };
  if (span.kind !== 'open' || line + 1 >= lines.count) return row;
  if (!folding.isFolded(line)) return { ...row, fold: 'open' };
  const closing = lines.closingOf(line);
  const close = closing === undefined ? '' : lines.text(lines.read(closing)).text;
  return { ...row, fold: 'folded', folded: { hidden: lines.childrenOf(line, closing), close } };
}
