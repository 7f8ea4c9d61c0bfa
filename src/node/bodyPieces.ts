import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

/** Where a body lies once it has ended. */
interface KeptBytes {
  /** What is shown of it. */
  readonly bytes?: Uint8Array;
  /** The whole, where that is more. */
  readonly file?: { readonly path: string };
}

/** Bytes that are given at a time. */
const PIECE = 1024 * 1024;

/** All of a body that has ended; undefined before, and of one that there is not. */
export function bodyPieces(opened: KeptBytes | undefined): AsyncIterable<Uint8Array> | undefined {
  if (opened?.bytes === undefined) return undefined;
  if (opened.file) return createReadStream(opened.file.path, { highWaterMark: PIECE });
  return Readable.from(piecesInMemory(opened.bytes));
}

function* piecesInMemory(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let start = 0; start < bytes.length; start += PIECE) {
    // The file system takes no memory that threads share.
    yield bytes.slice(start, start + PIECE);
  }
}
