import type { TableQuestion } from '../core/body/tableQuestion';
import type { FilterOutcome } from '../core/body/filter';
import type {
  BodyAnswer,
  BodyEnds,
  BodyQuestion,
  BodyState,
  BodyView,
} from '../core/body/question';

export type { Loss, Losses } from '../core/body/filter';
export type {
  BodyAnswer,
  BodyMatches,
  BodyQuestion,
  BodyState,
  BodyView,
  KnownRows,
} from '../core/body/question';

export type {
  BodyList,
  TableAnswers,
  TableCell,
  TableColumn,
  TableQuestion,
} from '../core/body/tableQuestion';
export type { BodyDocument } from '../core/body/previewQuestion';

/** The body of an answer, which its page asks for what it shows of it. */
export interface ShownBody extends BodyEnds {
  /** Grows with each of a console. */
  readonly id: number;
  readonly state: BodyState;
  /** As its headers say; undefined where they say none. */
  readonly contentType: string | undefined;
}

/** What a filter has found, as a body of its own, or why it has not. */
export type BodyFilterOutcome = FilterOutcome<{ readonly body: ShownBody }>;

/** What is copied of a body. */
export type BodyCopy =
  | { readonly kind: 'text'; readonly view: BodyView }
  | { readonly kind: 'csv'; readonly table: Extract<TableQuestion, { readonly kind: 'table_csv' }> }
  | { readonly kind: 'value' | 'jmes_path' | 'java_script_path'; readonly line: number };

/** What a console asks about the body of its answer; null where that is not kept any more. */
export type BodyRequests = {
  readonly askBody: {
    readonly params: { readonly id: number; readonly question: BodyQuestion };
    readonly result: BodyAnswer | null;
  };
  /** Keeps what an expression of JMESPath finds in it as another body, in the place of the one before. */
  readonly filterBody: {
    readonly params: { readonly id: number; readonly expression: string };
    readonly result: BodyFilterOutcome | null;
  };
  /** Copies it to the clipboard; says whether it did. */
  readonly copyOfBody: {
    readonly params: { readonly id: number; readonly copy: BodyCopy };
    readonly result: boolean;
  };
};

/** What a console has done with a body. */
export type BodyCommands = {
  /** Asks for a file and writes all of it there. */
  readonly saveBody: { readonly id: number };
  /** Opens all of it as a document of VS Code. */
  readonly openBody: { readonly id: number };
  /** Opens the value of a line of the pretty view as a document. */
  readonly openValue: { readonly id: number; readonly line: number };
  /** Asks for another answer, and opens the two in the diff editor. */
  readonly compareBody: { readonly id: number };
  /** Opens two of them in the diff editor. */
  readonly compareBodies: { readonly left: number; readonly right: number };
};
