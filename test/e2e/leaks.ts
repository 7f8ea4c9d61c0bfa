import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Desk } from './desk';

/** Where any of the secrets stands in clear: files of the data folder, output, browser storage, pages. */
export async function findLeaks(desk: Desk, secrets: readonly string[]): Promise<string[]> {
  const places = [
    ...(await filesBelow(desk.userData)),
    ['the server’s output', desk.server.output()],
    ['the browser’s storage', JSON.stringify(await desk.profile.storageState({ indexedDB: true }))],
    ...(await pages(desk)),
  ] as const;
  return places.flatMap(([place, text]) =>
    secrets.some((secret) => text.includes(secret)) ? [place] : [],
  );
}

async function filesBelow(folder: string): Promise<(readonly [string, string])[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path, await readFile(path, 'latin1')] as const;
    }),
  );
}

/** What each frame shows and keeps, webviews included. */
async function pages({ profile }: Desk): Promise<(readonly [string, string])[]> {
  const frames = profile.pages().flatMap((page) => page.frames());
  return Promise.all(
    frames.map(async (frame) => [`the frame ${frame.url().slice(0, 60)}`, await frame.content()]),
  );
}
