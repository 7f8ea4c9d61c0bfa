import type { Light } from '../core/credentials/status';
import type { Question } from '../core/live/offer';
import type { LiveAnswer, LiveTarget } from '../core/live/question';
import type { RequestField } from '../core/rest/errors';
import type { HintCode } from '../core/rest/hints';
import type { AnswerErrors } from '../core/rest/jiraErrors';
import type { Waiting } from '../core/rest/retries';
import type { SendProgress } from '../core/rest/sendProgress';
import type { ConnectionTimes, CutReason, HeaderFields, RequestBody } from '../core/ports';
import type { SentRequest } from '../core/rest/sentRequest';
import type { BodyCommands, BodyRequests, ShownBody } from './answerBody';
import type { AnswerPages, FetchedPages, PageCommands } from './pages';

/** What the console asks and is answered exactly once. */
export type ConsoleRequests = BodyRequests & {
  readonly send: { readonly params: RequestDraft; readonly result: SendResult };
  /** What a pasted text means: a command of curl, an address, the key of an issue. */
  readonly paste: {
    readonly params: { readonly text: string; readonly target: Target };
    readonly result: {
      /** Undefined where it means none, and stays a text. */
      readonly request: RequestDraft | undefined;
      readonly notes: readonly string[];
    };
  };
  /** The catalogue of operations in its serialized form. */
  readonly catalogue: { readonly params: Record<string, never>; readonly result: string };
  /** What a site has, or which variables hold there. */
  readonly ask: {
    readonly params: LiveQuery;
    readonly result: LiveResult;
  };
  /** Asks for sites, and sends the request to each of them; ends once all of them have ended. */
  readonly sendToSites: { readonly params: RequestDraft; readonly result: null };
  /** What one of several sites answered; null where that is not there any more. */
  readonly answerOfSite: {
    readonly params: AnswerOfSite;
    readonly result: SiteAnswer | null;
  };
  /** Asks the user for files; none where they chose none. */
  readonly chooseFiles: {
    readonly params: Record<string, never>;
    /** Their paths on this machine. */
    readonly result: readonly string[];
  };
};

/** What the console says without an answer. */
export type ConsoleCommands = BodyCommands &
  PageCommands & {
    /** The credential and site now picked; remembered per workspace. */
    readonly targetChosen: Target;
    readonly remedy: { readonly credentialId: string; readonly remedy: Remedy };
    /** Adds scopes to those that a credential asks for, and authorizes it again. */
    readonly addScopes: { readonly credentialId: string; readonly scopes: readonly string[] };
    /** Asks for a file, and writes the request into it. */
    readonly saveRequest: RequestDraft;
    /** Asks for a form, and copies the request in it. */
    readonly copyAs: RequestDraft;
    /** Opens the body as a document; its edits come back as `body`. */
    readonly editBody: ConsoleBody;
    /** What the body has become since, in the console or in the document. */
    readonly bodyEdited: ConsoleBody;
    /** Opens an address in the browser. */
    readonly openAddress: { readonly address: string };
    /** Opens the quick input that adds a credential. */
    readonly addCredential: Record<string, never>;
    readonly editVariables: Record<string, never>;
    /** Forgets what several sites answered. */
    readonly closeComparison: Record<string, never>;
  };

/** What the host says, always whole. */
export type ConsoleNotifications = {
  readonly credentials: readonly ConsoleCredential[];
  /** Sent once, before `credentials`: where a console without a draft starts. */
  readonly target: Target;
  /** How often the catalogue was replaced since the console was opened. */
  readonly catalogueUpdates: number;
  /** What to take in the place of the draft, each once. */
  readonly request: GivenRequest;
  /** The text of the body as its document has it. */
  readonly body: string;
  /** The body of the answer, also while it arrives; null where there is none. */
  readonly answerBody: ShownBody | null;
  /** How the request that is under way gets on; null once it does not any more. */
  readonly progress: SendProgress | null;
  /** Undefined where none were fetched, or they were dropped. */
  readonly pages: FetchedPages | undefined;
  /** What several sites answered; null where nothing is to be compared. */
  readonly comparison: Comparison | null;
};

/** One request that goes to several sites, without what they answered. */
export interface Comparison {
  /** Grows with each of a console. */
  readonly id: number;
  readonly method: string;
  readonly path: string;
  readonly isRunning: boolean;
  /** In the order in which they were chosen. */
  readonly rows: readonly ComparisonRow[];
}

/** A site to which a request goes, through a credential. */
export interface ComparisonRow {
  readonly credential: string;
  readonly site: string;
  readonly production: boolean;
  /** Where Jira asks to wait before it is sent again. */
  readonly waiting?: Waiting | undefined;
  /** Missing until it has ended. */
  readonly outcome?:
    | {
        readonly kind: 'answer';
        readonly status: number;
        readonly statusText: string;
        /** Milliseconds. */
        readonly time: number;
        /** Bytes of the unpacked body. */
        readonly size: number;
      }
    | { readonly kind: 'failed'; readonly message: string }
    | undefined;
}

/** What one of several sites answered, with its body. */
export type SiteAnswer = Extract<SendResult, { readonly kind: 'answer' }> & {
  readonly body: ShownBody;
};

/** An answer by its comparison and its place among the rows of that. */
export interface AnswerOfSite {
  readonly comparison: number;
  readonly row: number;
}

/** A body of JSON with what tells its schema. */
export interface ConsoleBody {
  readonly text: string;
  readonly method: string;
  readonly path: string;
}

/** What is asked of a site. */
export interface LiveQuery {
  readonly target: LiveTarget;
  readonly question: Question;
  /** Whether an answer that is kept will not do. */
  readonly isAnew: boolean;
}

/** What a site has answered, or why it has not. */
export type LiveResult = { readonly answer: LiveAnswer } | { readonly message: string };

/** A request that comes from elsewhere: a file, a command of curl. */
export interface GivenRequest {
  /** Distinct among those that a console is given, also over reloads. */
  readonly id: string;
  readonly request: RequestDraft;
  /** Whether it is to be sent at once. */
  readonly isSent: boolean;
}

/** The command that helps where a credential cannot be sent with. */
export type Remedy = 'authorize' | 'edit' | 'reload_window';

export interface Target {
  readonly credentialId?: string | undefined;
  readonly cloudId?: string | undefined;
}

export interface ConsoleCredential {
  readonly id: string;
  readonly name: string;
  readonly light: Light;
  /** Marked by its user as one whose writes matter. */
  readonly production?: boolean;
  /** Why it cannot send as it is and what to do; undefined where it can. */
  readonly attention?: string | undefined;
  readonly remedy?: Remedy | undefined;
  /** The scopes that were granted; undefined where there are none to grant. */
  readonly granted?: readonly string[] | undefined;
  /** The host of its Jira, where it calls that without a gateway and so has no sites to choose. */
  readonly host?: string | undefined;
  readonly sites: readonly {
    readonly cloudId: string;
    readonly name: string;
    readonly url: string;
  }[];
}

/** A request as typed; the host adds the site's address and `Authorization`. */
export interface RequestDraft {
  readonly credentialId: string;
  readonly cloudId?: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly headers: HeaderFields;
  readonly body: RequestBody;
}

export type SendResult =
  | {
      readonly kind: 'answer';
      readonly method: string;
      /** The address it went to. */
      readonly url: string;
      readonly status: number;
      readonly statusText: string;
      readonly headers: HeaderFields;
      /** Milliseconds from sending to the last byte. */
      readonly time: number;
      /** Milliseconds from sending until the head of the answer had arrived. */
      readonly firstByte: number;
      /** Bytes of the unpacked body. */
      readonly size: number;
      /** Bytes of the body as they were on the wire. */
      readonly transferred: number;
      /** How the connection came about, where that is known. */
      readonly connection: ConnectionTimes | 'reused' | undefined;
      readonly sent: SentRequest;
      /** How many redirects led to the address. */
      readonly redirects: number;
      /** Set where the body is only what arrived. */
      readonly cut: CutReason | undefined;
      /** What to do about it, where the status alone does not say. */
      readonly hint: { readonly code: HintCode; readonly sentence: string } | undefined;
      /** What it says of errors, with the next step where no hint says it. */
      readonly errors?:
        (AnswerErrors & { readonly title: string; readonly step: string | undefined }) | undefined;
      /** Set where it is that of a task, which the request began. */
      readonly task?: TaskReport | undefined;
      /** Undefined where the answer tells of none. */
      readonly rateLimit:
        | {
            readonly limit: number;
            readonly remaining: number;
            readonly isNear: boolean;
            /** What it is of, and when it is whole again. */
            readonly about: string;
          }
        | undefined;
      /** Set where it is a page of a list that goes on. */
      readonly pages?: AnswerPages | undefined;
    }
  | {
      readonly kind: 'failed';
      readonly code: string;
      readonly message: string;
      /** The field to mark, where one is to blame. */
      readonly field: RequestField | undefined;
      readonly remedy: Remedy | undefined;
      /** Whether it was sent, or was to be, and no answer came. */
      readonly isUnanswered?: boolean | undefined;
    };

/** What became of a task that was followed. */
export interface TaskReport {
  /** The status of the answer that led to it. */
  readonly firstStatus: number;
  readonly id: string;
  /** What became of it, in one or two words. */
  readonly end: string;
  readonly tone: 'info' | 'warning' | 'error';
  readonly sentence: string;
}
