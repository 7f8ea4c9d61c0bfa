/** How a text is marked; what has no meaning of its own, such as a color, is not kept. */
export type AdfMark =
  | { readonly kind: 'strong' | 'em' | 'code' | 'strike' | 'underline' | 'sub' | 'sup' }
  | { readonly kind: 'link'; readonly address: string };

/** What stands in a line of text. */
export type AdfInline =
  | { readonly kind: 'text'; readonly text: string; readonly marks: readonly AdfMark[] }
  | { readonly kind: 'break' }
  /** A date is a day such as `2026-02-28`, or what came where that was none. */
  | {
      readonly kind: 'mention' | 'emoji' | 'date' | 'media' | 'placeholder';
      readonly text: string;
    }
  | { readonly kind: 'status'; readonly text: string; readonly color: string }
  | { readonly kind: 'card'; readonly url: string }
  /** What is in something that is not known here, or not in this place. */
  | { readonly kind: 'unknown'; readonly type: string; readonly content: readonly AdfInline[] }
  /** In the place of what is nested too deep. */
  | { readonly kind: 'cut' };

export type AdfListStyle = 'bullet' | 'ordered' | 'task' | 'decision';

export interface AdfItem {
  /** Of a task or a decision, such as `TODO`, `DONE` or `DECIDED`. */
  readonly state: string | undefined;
  readonly content: readonly AdfBlock[];
}

export interface AdfCell {
  readonly isHeader: boolean;
  /** How many columns and rows it takes. */
  readonly columns: number;
  readonly rows: number;
  readonly content: readonly AdfBlock[];
}

/** What stands by itself. */
export type AdfBlock =
  | { readonly kind: 'paragraph'; readonly content: readonly AdfInline[] }
  /** Level 1 to 6. */
  | { readonly kind: 'heading'; readonly level: number; readonly content: readonly AdfInline[] }
  | {
      readonly kind: 'list';
      readonly style: AdfListStyle;
      /** The number of the first item. */
      readonly start: number;
      readonly items: readonly AdfItem[];
    }
  | { readonly kind: 'quote'; readonly content: readonly AdfBlock[] }
  | { readonly kind: 'code'; readonly language: string | undefined; readonly text: string }
  /** Of a type such as `info` or `warning`. */
  | { readonly kind: 'panel'; readonly type: string; readonly content: readonly AdfBlock[] }
  | { readonly kind: 'expand'; readonly title: string; readonly content: readonly AdfBlock[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly AdfCell[])[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'media'; readonly text: string }
  | { readonly kind: 'card'; readonly url: string }
  /** What is in something that is not known here. */
  | { readonly kind: 'unknown'; readonly type: string; readonly content: readonly AdfBlock[] }
  /** In the place of what is nested too deep. */
  | { readonly kind: 'cut' };
