import { finished, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import type { BodySink, CutReason } from '../core/ports';

/** What is asked for: no more than can be unpacked, whoever packs it. */
export const ACCEPTED_CODINGS = 'gzip, br';

/** A body as far as it arrived. */
export interface ReadBody {
  readonly body: Uint8Array;
  /** Bytes that it has, unpacked. */
  readonly size: number;
  /** Bytes on the wire. */
  readonly transferred: number;
  readonly cut: CutReason | undefined;
}

/** How a body is read. */
export interface Reading {
  /** How it is packed. */
  readonly coding: string | undefined;
  /** Unpacked bytes after which reading stops. */
  readonly maxBytes: number;
  /** Unpacked bytes that are held. */
  readonly heldBytes: number;
  readonly onReceived: (bytes: number) => void;
  readonly sink: BodySink | undefined;
}

/**
 * Reads a body and unpacks it; what is packed in an unknown way stays as it is.
 *
 * What arrived before the body ended too early is kept, as far as it can be unpacked.
 *
 * @see RFC 9110 section 8.4.1
 */
export function readBody(
  packed: Readable,
  { coding, maxBytes, heldBytes, onReceived, sink }: Reading,
): Promise<ReadBody> {
  return new Promise((resolve) => {
    const unpacker = unpackerFor(coding);
    const chunks: Buffer[] = [];
    let size = 0;
    let transferred = 0;
    let isSettled = false;
    const settle = (cut: CutReason | undefined) => {
      if (isSettled) return;
      isSettled = true;
      packed.destroy();
      unpacker?.destroy();
      sink?.end();
      resolve({ body: Buffer.concat(chunks), size, transferred, cut });
    };
    packed.on('data', (chunk: Buffer) => {
      transferred += chunk.length;
    });
    const unpacked = unpacker ?? packed;
    const give = (piece: Buffer) => {
      const enough = sink?.write(piece);
      if (!enough) return;
      // What it is unpacked of stops with it.
      unpacked.pause();
      void enough.then((reason) => {
        if (reason !== undefined) settle(reason);
        else if (!isSettled) unpacked.resume();
      });
    };
    // In the flow and not by iteration, which drops what was read where an error follows at once.
    unpacked.on('data', (chunk: Buffer) => {
      if (isSettled) return;
      const taken = chunk.subarray(0, maxBytes - size);
      if (size < heldBytes) chunks.push(taken.subarray(0, heldBytes - size));
      if (taken.length > 0) give(taken);
      size += taken.length;
      if (taken.length < chunk.length) settle('too_large');
    });
    // Last, since whoever is told may end it.
    packed.on('data', () => onReceived(transferred));
    if (!unpacker) {
      finished(packed, (error) => settle(error ? 'connection_lost' : undefined));
      return;
    }
    let isCut = false;
    packed.pipe(unpacker);
    finished(packed, (error) => {
      isCut = Boolean(error);
      // What is in it already is still to come out.
      if (error) unpacker.end();
    });
    finished(unpacker, (error) => {
      // Where there is no body, its headers may still name how it would be packed.
      const isBroken = Boolean(error) && transferred > 0;
      settle(isBroken || isCut ? 'connection_lost' : undefined);
    });
  });
}

function unpackerFor(coding: string | undefined): Transform | undefined {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
    case 'deflate':
      return createUnzip();
    case 'br':
      return createBrotliDecompress();
    default:
      return undefined;
  }
}
