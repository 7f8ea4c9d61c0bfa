/** A document in Atlassian Document Format (ADF) that is in a body. */
export interface BodyDocument {
  /** Of the pretty view, where it begins. */
  readonly line: number;
  /** The way to it, in JMESPath; `@` for the whole body. */
  readonly path: string;
  /** As it came; undefined where it is longer than 200 KB, and so not looked into. */
  readonly text: string | undefined;
}

/** The documents in a body. */
export interface BodyDocuments {
  /** The first of them, in order: at most 50, and 2 MB. */
  readonly first: readonly BodyDocument[];
  /** False where there may be more. */
  readonly isAll: boolean;
}

/** What a preview asks of a body. */
export type PreviewQuestion =
  | { readonly kind: 'documents' }
  /** The first bytes, so many at most. */
  | { readonly kind: 'bytes'; readonly most: number };

/** What is answered, by what was asked. */
export interface PreviewAnswers {
  readonly documents: BodyDocuments;
  readonly bytes: Uint8Array;
}
