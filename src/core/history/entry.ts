import * as v from 'valibot';
import type { HeaderFields } from '../ports';

const LEFT_OUT = ['path', 'secrets', 'headers', 'body'] as const;

/** A part of a request that an entry lacks: the end of a long path, secrets, headers, the body. */
export type LeftOut = (typeof LEFT_OUT)[number];

const header = v.tuple([v.string(), v.string()]);

const entrySchema = v.object({
  id: v.string(),
  method: v.string(),
  /** As typed: its variables are not filled in. */
  path: v.string(),
  cloudId: v.optional(v.string()),
  /** When it was sent, in milliseconds since the epoch. */
  at: v.number(),
  /** Milliseconds until it ended. */
  time: v.number(),
  /** Missing where no answer began. */
  status: v.optional(v.number()),
  /** Bytes of the answer's unpacked body. */
  size: v.optional(v.number()),
  /** Why no answer began. */
  code: v.optional(v.string()),
  pinned: v.boolean(),
  left_out: v.array(v.picklist(LEFT_OUT)),
  /** Kept only where its user wants that. */
  request: v.optional(v.object({ headers: v.array(header), body: v.string() })),
});

/** How a history is stored. */
export const historySchema = v.object({ entries: v.array(entrySchema) });

/** A request that was sent, and how that ended. */
export type HistoryEntry = Readonly<v.InferOutput<typeof entrySchema>>;

/** How a request ended: an answer of any status, or a code of why none began. */
export type SentOutcome =
  { readonly status: number; readonly size: number } | { readonly code: string };

/** What is known of a request that was sent. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: HeaderFields;
  /** Missing where it is no text. */
  readonly body?: string | undefined;
  readonly hasBody: boolean;
  readonly cloudId?: string | undefined;
  /** Secret values that were filled in, and so may have been typed, too. */
  readonly secrets: readonly string[];
  readonly at: number;
  readonly time: number;
  readonly outcome: SentOutcome;
}
