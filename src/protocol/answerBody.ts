import type { BodyAnswer, BodyQuestion, BodyState, BodyView } from '../core/body/question';

export type {
  BodyAnswer,
  BodyMatches,
  BodyQuestion,
  BodyState,
  BodyView,
} from '../core/body/question';

export type { BodyDocument, BodyDocuments } from '../core/body/previewQuestion';

/** The body of an answer, which its page asks for what it shows of it. */
export interface ShownBody {
  /** Grows with each of a console. */
  readonly id: number;
  readonly state: BodyState;
  /** As its headers say; undefined where they say none. */
  readonly contentType: string | undefined;
}

/** What is copied of a body. */
export type BodyCopy =
  | { readonly kind: 'text'; readonly view: BodyView }
  | { readonly kind: 'value' | 'jmes_path' | 'java_script_path'; readonly line: number };

/** What a console asks about the body of its answer; null where that is not kept any more. */
export type BodyRequests = {
  readonly askBody: {
    readonly params: { readonly id: number; readonly question: BodyQuestion };
    readonly result: BodyAnswer | null;
  };
  /** Copies it to the clipboard; says whether it did. */
  readonly copyOfBody: {
    readonly params: { readonly id: number; readonly copy: BodyCopy };
    readonly result: boolean;
  };
};
