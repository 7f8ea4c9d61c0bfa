import { SECRET_HEADERS } from '../../core/text/secretHeaders';
import type {
  Comparison,
  ConsoleCredential,
  GivenRequest,
  RequestDraft,
  SendResult,
  Target,
} from '../../protocol/console';
import type { ShownBody } from '../../protocol/answerBody';
import type { FetchedPages } from '../../protocol/pages';
import {
  draftOf,
  FIRST_DRAFT,
  isRecord,
  mayHaveBody,
  readDraft,
  withTarget,
  type Draft,
} from './draft';
import type { RequestField, SendProgress } from './parts';

/** How a request ended; `unexpected` where the host itself failed. */
export type Result = SendResult | { readonly kind: 'unexpected' };

/** What became of the last request. */
export type Exchange =
  | { readonly kind: 'none' }
  /** A reload took the answer, or the request that was under way. */
  | { readonly kind: 'lost'; readonly what: 'answer' | 'request' }
  | {
      readonly kind: 'sending';
      readonly request: RequestDraft;
      readonly progress?: SendProgress | undefined;
    }
  | {
      readonly kind: 'settled';
      /** Undefined where the console itself refused to send. */
      readonly request: RequestDraft | undefined;
      readonly result: Result;
    };

/** What a refusal says about a field of the draft. */
export interface Problem {
  readonly field: RequestField;
  readonly message: string;
}

/** All that a console shows. */
export interface ConsoleState {
  /** Undefined until the host has told them. */
  readonly credentials: readonly ConsoleCredential[] | undefined;
  readonly remembered: Target;
  readonly draft: Draft;
  readonly exchange: Exchange;
  /** Gone as soon as its field is edited. */
  readonly problem: Problem | undefined;
  /** How often the catalogue was replaced since the console was opened. */
  readonly catalogueUpdates: number;
  /** What there is to say about a request that was taken; gone as soon as the path is edited. */
  readonly notes: readonly string[];
  /** Whether a person has worked on the draft since it was there. */
  readonly isEdited: boolean;
  /** The work that a request took the place of; goes with the notes. */
  readonly replaced: Draft | undefined;
  /** The pages of a list that were fetched, or are being. */
  readonly pages: FetchedPages | undefined;
  /** The body of the answer, also while it arrives. */
  readonly answerBody: ShownBody | undefined;
  /** The request from elsewhere that was taken last. */
  readonly takenId: string | undefined;
  /** What several sites answered; it takes the place of the exchange. */
  readonly comparison: Comparison | undefined;
  /** From the question for the sites on. */
  readonly isComparing: boolean;
}

export type ConsoleEvent =
  | { readonly kind: 'target'; readonly target: Target }
  | { readonly kind: 'credentials'; readonly credentials: readonly ConsoleCredential[] }
  | { readonly kind: 'catalogueUpdated'; readonly count: number }
  | { readonly kind: 'pages'; readonly pages: FetchedPages | undefined }
  | { readonly kind: 'arrived'; readonly body: ShownBody | undefined }
  | { readonly kind: 'given'; readonly given: GivenRequest }
  | {
      readonly kind: 'pasted';
      readonly change: Partial<Draft>;
      readonly notes: readonly string[];
    }
  /** What took the place of a removed operation is filled in. */
  | {
      readonly kind: 'replaced';
      readonly change: Partial<Draft>;
      readonly notes: readonly string[];
    }
  | { readonly kind: 'edited'; readonly change: Partial<Draft> }
  /** Takes back the request that took the draft's place. */
  | { readonly kind: 'undone' }
  | { readonly kind: 'compared'; readonly comparison: Comparison | undefined }
  | { readonly kind: 'comparing'; readonly isComparing: boolean }
  | { readonly kind: 'sent'; readonly request: RequestDraft }
  | { readonly kind: 'progressed'; readonly progress: SendProgress | undefined }
  | { readonly kind: 'settled'; readonly result: Result };

/** The state after something happened. */
export function reduce(state: ConsoleState, event: ConsoleEvent): ConsoleState {
  switch (event.kind) {
    case 'target':
      return { ...state, remembered: event.target };
    case 'credentials': {
      const { credentials } = event;
      return {
        ...state,
        credentials,
        draft: withTarget(state.draft, credentials, state.remembered),
        exchange: isMended(state.exchange, credentials) ? { kind: 'none' } : state.exchange,
      };
    }
    case 'catalogueUpdated':
      return { ...state, catalogueUpdates: event.count };
    case 'pages':
      return { ...state, pages: event.pages };
    case 'arrived':
      return { ...state, answerBody: withHead(event.body, state.answerBody) };
    case 'given': {
      const { id, request } = event.given;
      // The host tells it again to each page that was loaded anew; it may have been edited since.
      if (id === state.takenId) return state;
      return { ...withDraft(state, draftOf(request), []), takenId: id };
    }
    case 'pasted':
      return withDraft(state, { ...state.draft, ...event.change }, event.notes);
    case 'replaced': {
      const draft = { ...state.draft, ...event.change };
      // Whoever had it filled in knows what was there, edited or not.
      return { ...withDraft(state, draft, event.notes), replaced: state.draft };
    }
    case 'undone':
      return {
        ...state,
        draft: state.replaced ?? state.draft,
        problem: undefined,
        notes: [],
        isEdited: true,
        replaced: undefined,
      };
    case 'edited': {
      const { problem } = state;
      const isSolved = problem && FIELDS_OF[problem.field].some((field) => field in event.change);
      return {
        ...state,
        draft: { ...state.draft, ...event.change },
        problem: isSolved ? undefined : problem,
        isEdited: true,
        ...('path' in event.change && { notes: [], replaced: undefined }),
      };
    }
    case 'compared':
      return { ...state, comparison: event.comparison };
    case 'comparing':
      return { ...state, isComparing: event.isComparing };
    case 'sent':
      return {
        ...state,
        exchange: { kind: 'sending', request: event.request },
        problem: undefined,
      };
    case 'progressed':
      return state.exchange.kind === 'sending'
        ? { ...state, exchange: { ...state.exchange, progress: event.progress } }
        : state;
    case 'settled': {
      const { result } = event;
      const request = state.exchange.kind === 'sending' ? state.exchange.request : undefined;
      return {
        ...state,
        exchange: { kind: 'settled', request, result },
        problem: problemOf(result),
      };
    }
  }
}

/** The host tells the first rows once. */
function withHead(body: ShownBody | undefined, before: ShownBody | undefined) {
  return body && !body.head && before?.id === body.id ? { ...body, head: before.head } : body;
}

/** The state with another draft, from which there is a way back to what was worked on. */
function withDraft(state: ConsoleState, draft: Draft, notes: readonly string[]): ConsoleState {
  const isBodyKept = !mayHaveBody(draft.method) && (draft.body !== '' || draft.parts.length > 0);
  return {
    ...state,
    draft,
    problem: undefined,
    notes: isBodyKept ? [...notes, bodyNote(draft.method)] : notes,
    isEdited: false,
    replaced: state.isEdited ? state.draft : undefined,
  };
}

function bodyNote(method: string): string {
  return `A ${method} request carries no body. The body is kept, and sent once another method is chosen.`;
}

/** A failure with a remedy is over once nothing is wrong any more, or the credential gone. */
function isMended(exchange: Exchange, credentials: readonly ConsoleCredential[]): boolean {
  if (exchange.kind !== 'settled' || exchange.result.kind !== 'failed') return false;
  const credential = credentials.find(({ id }) => id === exchange.request?.credentialId);
  return exchange.result.remedy !== undefined && credential?.attention === undefined;
}

/**
 * What is kept over a reload: the draft without what may be a token, and whether there was something
 * that is not kept.
 */
export function savedForm({ draft, exchange, takenId }: ConsoleState): unknown {
  const headers = draft.headers.map(([name, value]) =>
    SECRET_HEADERS.includes(name.trim().toLowerCase()) ? [name, ''] : [name, value],
  );
  return { draft: { ...draft, headers }, lost: lostOf(exchange), takenId };
}

/** Where a console starts, with what was saved before a reload. */
export function startingState(saved: unknown): ConsoleState {
  const { draft, lost, takenId } = isRecord(saved) ? saved : {};
  return {
    credentials: undefined,
    remembered: {},
    draft: readDraft(draft) ?? FIRST_DRAFT,
    exchange:
      lost === 'answer' || lost === 'request' ? { kind: 'lost', what: lost } : { kind: 'none' },
    problem: undefined,
    notes: [],
    isEdited: false,
    replaced: undefined,
    catalogueUpdates: 0,
    pages: undefined,
    answerBody: undefined,
    comparison: undefined,
    isComparing: false,
    takenId: typeof takenId === 'string' ? takenId : undefined,
  };
}

const FIELDS_OF: Record<RequestField, readonly (keyof Draft)[]> = {
  credential: ['credentialId'],
  site: ['cloudId'],
  method: ['method'],
  path: ['path'],
  headers: ['headers'],
  body: ['body', 'bodyKind', 'parts'],
};

function problemOf(result: Result): Problem | undefined {
  return result.kind === 'failed' && result.field !== undefined
    ? { field: result.field, message: result.message }
    : undefined;
}

function lostOf(exchange: Exchange): 'answer' | 'request' | undefined {
  switch (exchange.kind) {
    case 'none':
      return undefined;
    case 'lost':
      return exchange.what;
    case 'sending':
      return 'request';
    case 'settled':
      return exchange.result.kind === 'answer' ? 'answer' : undefined;
  }
}
