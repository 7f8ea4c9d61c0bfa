import { readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The temporary files of a body, in the folders of all windows of this machine. */
export async function temporaryFilesOf(body: Buffer): Promise<readonly string[]> {
  const folders = (await readdir(tmpdir())).filter((name) => /^jira-console-bodies-/u.test(name));
  const paths = await Promise.all(
    folders.map(async (folder) => {
      // A window may end meanwhile.
      const names = await readdir(join(tmpdir(), folder)).catch(() => []);
      return names.map((name) => join(tmpdir(), folder, name));
    }),
  );
  const same = await Promise.all(
    paths.flat().map(async (path) => {
      const content = await readFile(path).catch(() => undefined);
      return content?.equals(body) === true ? [path] : [];
    }),
  );
  return same.flat();
}

/** Who may do what with a file, as in `chmod`. */
export async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}
