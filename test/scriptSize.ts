import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Bytes of a module and of all that it imports before it runs, each once. */
export function loadedAtOnce(file: string): number {
  return [...modulesOf(file, new Set())].reduce((bytes, one) => bytes + statSync(one).size, 0);
}

function modulesOf(file: string, known: Set<string>): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  const imported = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/gu);
  for (const [, path] of imported) modulesOf(join(dirname(file), path!), known);
  return known;
}
