import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Bytes of a module and of all that it imports before it runs. */
export function loadedAtOnce(file: string): number {
  const text = readFileSync(file, 'utf8');
  const imported = [...text.matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/gu)];
  return imported.reduce(
    (bytes, [, path]) => bytes + loadedAtOnce(join(dirname(file), path!)),
    Buffer.byteLength(text),
  );
}
