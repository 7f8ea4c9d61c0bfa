/**
 * A file with the whole of a body of which only the beginning is shown.
 *
 * `write` throws what the file system says.
 */
export interface BodyFile {
  readonly path: string;
  /** Bytes that are in it. */
  readonly size: number;
  write(bytes: Uint8Array): void;
  /** Nothing more comes. */
  end(): void;
  /** Removes it. */
  close(): void;
}
