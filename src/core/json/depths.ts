/** How many lines of this depth, from `from` to before `to`, are no closing brackets. */
export function countBeginning(
  depths: Uint8Array,
  from: number,
  to: number,
  depth: number,
): number {
  let count = 0;
  for (let line = from; line < to; line += 1) {
    if (depths[line] === depth && (depths[line - 1] as number) <= depth) count += 1;
  }
  return count;
}
