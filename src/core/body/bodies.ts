import type { BodySink, Disposable } from '../ports';
import type { FilterOutcome } from './filter';
import type { BodyAnswer, BodyEnds, BodyQuestion, BodyState } from './question';

/** A body that is kept beside the thread of the extension, and asked for what is shown of it. */
export interface KeptBody extends BodySink {
  /** Null where it is not kept any more. */
  ask<Q extends BodyQuestion>(question: Q): Promise<BodyAnswer<Q> | null>;
  /** What an expression of JMESPath finds in the whole of it, as JSON in UTF-8. */
  filter(
    expression: string,
    signal: AbortSignal,
  ): Promise<FilterOutcome<{ readonly json: Uint8Array }>>;
  /** The file with the whole of it; undefined where all is shown. */
  file(): string | undefined;
  /**
   * The whole of it, in UTF-8 where it is a text and without secrets; undefined before its end.
   * Throws what the file system says where it is in a file.
   */
  pieces(): AsyncIterable<Uint8Array> | undefined;
  close(): void;
}

/** How a body is kept. */
export interface BodyOptions {
  /** As its headers name it; undefined where they name none. */
  readonly charset: string | undefined;
  /** Bytes that it is expected to have, so that they have room; undefined where that is not known. */
  readonly size?: number | undefined;
  /** What is to be kept out of it. */
  readonly secrets: readonly string[];
  /** Bytes above which the whole goes to a file, and what comes after them is not shown. */
  readonly mostShown?: number | undefined;
  /** Told from time to time how far it has come, and at its end. */
  readonly onState: (state: BodyState, ends: BodyEnds) => void;
}

/** Keeps bodies; disposing of it drops them all. */
export interface Bodies extends Disposable {
  open(options: BodyOptions): KeptBody;
  /** Removes the files of processes that ended without it. */
  removeLeft(): Promise<void>;
}
