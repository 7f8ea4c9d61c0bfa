import { readBlocks, type Block } from './block';
import { isBlank, splitLines, type Line } from './lines';
import { isForeign, nameOf } from './parse';

/**
 * The file's text with another block in the place of a request's; undefined where no request or more
 * than one has the name.
 *
 * Only the request itself is replaced, with its name, credential and site: all else of its block, and
 * of the file, stays to the letter. Comments from within the request stand before it then, and
 * assertions behind it.
 */
export function replaceRequest(text: string, name: string, block: string): string | undefined {
  const lines = splitLines(text);
  const [old, ...others] = readBlocks(lines).filter(
    (candidate) => candidate.target.length > 0 && nameOf(candidate) === name,
  );
  if (old === undefined || others.length > 0) return undefined;

  const newLines = splitLines(block);
  const [replacement] = readBlocks(newLines);
  const newStart = replacement?.target[0];
  if (replacement === undefined || newStart === undefined) return undefined;
  const lineEnd = lineEndOf(text);
  const write = (from: number, to: number) =>
    newLines
      .slice(from, to)
      .map((line) => line.text + lineEnd)
      .join('');

  const start = old.target[0] ?? old.first;
  const end = endOfRequest(old, lines);
  const keep = (number: number) => text.slice(lines[number]?.start, lines[number]?.end);
  const own = old.metadata.filter((entry) => !isForeign(entry)).map(({ line }) => line);
  const foreign = old.metadata.filter(isForeign).map(({ line }) => line);
  // Behind a text that is no JSON, a comment would belong to it.
  const moved = [...old.comments, ...foreign]
    .filter((line) => line > start && (line < end || !replacement.isJson))
    .sort((a, b) => a - b);
  const assertions = old.scripts.flat().filter((line) => line > start && line < end);
  const isTitled = old.title === name && replacement.title !== undefined;
  const request = [
    write(newStart, endOfRequest(replacement, newLines)),
    ...assertions.map((line) => (lines[line]?.text ?? '') + lineEnd),
  ].join('');
  const endsFile = lines[end - 1]?.text === keep(end - 1);
  return [
    text.slice(0, lines[old.first]?.start),
    isTitled ? write(0, 1) : '',
    ...range(isTitled ? old.first + 1 : old.first, start)
      .filter((line) => !own.includes(line))
      .map(keep),
    ...moved.map((line) => (lines[line]?.text ?? '') + lineEnd),
    write(replacement.title === undefined ? 0 : 1, newStart),
    endsFile ? request.slice(0, -lineEnd.length) : request,
    ...range(end, old.end)
      .filter((line) => !moved.includes(line) && !own.includes(line))
      .map(keep),
    text.slice(lines[old.end - 1]?.end),
  ].join('');
}

/** The file's text with a block behind its last. */
export function appendRequest(text: string, block: string): string {
  const lineEnd = lineEndOf(text);
  const lines = splitLines(text);
  const added = block.replaceAll('\n', lineEnd);
  if (lines.every((line) => isBlank(line.text))) return text + added;
  const last = lines.at(-1)?.text ?? '';
  const gap = last !== '' ? lineEnd + lineEnd : isBlank(lines.at(-2)?.text ?? '') ? '' : lineEnd;
  return text + gap + added;
}

/** The number of the line behind a request's last that is not blank, its scripts aside. */
function endOfRequest({ target, headers, body }: Block, lines: readonly Line[]): number {
  const full = [...target, ...headers, ...body].filter((line) => !isBlank(lines[line]?.text ?? ''));
  return (full.at(-1) ?? 0) + 1;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
