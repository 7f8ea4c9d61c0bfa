import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { NetworkError } from '../core/errors';
import type { FormPart } from '../core/ports';

/**
 * The form to send; a file is read while it is sent, and never whole into memory.
 *
 * Throws `file_unreadable`.
 */
export async function formDataOf(parts: readonly FormPart[]): Promise<FormData> {
  const form = new FormData();
  for (const part of parts) {
    if ('value' in part) form.append(part.name, part.value);
    else form.append(part.name, await open(part.file, part.contentType), basename(part.file));
  }
  return form;
}

async function open(file: string, type = 'application/octet-stream'): Promise<Blob> {
  try {
    return await openAsBlob(file, { type });
  } catch {
    throw new NetworkError('file_unreadable', { file: basename(file) });
  }
}
