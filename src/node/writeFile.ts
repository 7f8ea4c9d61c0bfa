import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { isCodedError } from '../core/errors';
import { ExportError } from '../core/pages/errors';
import type { WriteFile } from '../core/ports';
import { isDiskFull } from './diskFull';

/** Writes beside the file, and takes its place by renaming: a half file is never under its name. */
export const writeFile: WriteFile = async (path, pieces, signal) => {
  const partial = `${path}.${randomBytes(6).toString('hex')}.partial`;
  try {
    const isWhole = await writePieces(partial, pieces, signal);
    if (isWhole) await rename(partial, path);
    else await rm(partial, { force: true });
    return isWhole;
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw toExportError(error);
  }
};

/** Says whether it wrote all of them. */
async function writePieces(
  path: string,
  pieces: AsyncIterable<string | Uint8Array>,
  signal: AbortSignal,
): Promise<boolean> {
  const file = await open(path, 'wx');
  try {
    for await (const piece of pieces) {
      if (signal.aborted) return false;
      await file.appendFile(piece);
    }
    // Some disks say only now that they are full.
    await file.sync();
    return !signal.aborted;
  } finally {
    await file.close();
  }
}

function toExportError(error: unknown): unknown {
  if (isCodedError(error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (isDiskFull(error)) return new ExportError('export_disk_full');
  return code === undefined ? error : new ExportError('export_failed', { reason: code });
}
