import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The files of an extension's bundle that are loaded in this process, by name, with their bytes. */
export function loadedFiles(extensionFolder: string): ReadonlyMap<string, number> {
  const dist = join(extensionFolder, 'dist');
  const files = Object.keys(require.cache)
    .filter((file) => dirname(file) === dist)
    .sort();
  return new Map(files.map((file) => [basename(file), statSync(file).size]));
}
