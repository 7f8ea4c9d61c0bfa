import type {
  ConsoleCredential,
  ConsoleNotifications,
  RequestDraft,
  SendResult,
} from '../../protocol/console';
import type { FetchedPages } from '../../protocol/pages';

// A webview sees the protocol, not the layers of the core that the protocol takes its types from.

/** Header fields in order; a name may occur more than once. */
export type HeaderFields = RequestDraft['headers'];

/** A part of a form: a value, or a file by its path. */
export type FormPart = Exclude<RequestDraft['body'], string>[number];

/** The light of a credential. */
export type Light = ConsoleCredential['light'];

/** An answer of any status. */
export type AnswerResult = Extract<SendResult, { kind: 'answer' }>;

/** What one of several sites answered. */
export type { SiteAnswer } from '../../protocol/console';

/** Why a body ended before its end. */
export type CutReason = NonNullable<AnswerResult['cut']>;

/** How a request that is under way gets on. */
export type SendProgress = NonNullable<ConsoleNotifications['progress']>;

/** A wait that Jira asks for before a request is sent again. */
export type Waiting = NonNullable<FetchedPages['waiting']>;

/** The part of a request that is to blame. */
export type RequestField = NonNullable<Extract<SendResult, { kind: 'failed' }>['field']>;
