import type {
  EditorCatalogue,
  EditorCredential,
  EditorDiagnosis,
  EditorProblems,
  EditorRefusal,
  EditorStatus,
} from '../../protocol/credentialEditor';
import type { Draft, Field } from './parts';

/** All that the editor shows. */
export interface EditorState {
  readonly catalogue: EditorCatalogue;
  /** Undefined until the host has told it. */
  readonly credential: EditorCredential | undefined;
  readonly status: EditorStatus | undefined;
  readonly problems: EditorProblems;
  /** Why the last authorization did not begin, until its field is edited. */
  readonly refusal: EditorRefusal | undefined;
  /** How the authorization that was waited for ended: an answer changes the light or its code. */
  readonly ended: 'answered' | 'unanswered' | undefined;
  readonly diagnosis: EditorDiagnosis | undefined;
  /** Whether the diagnosis is of another form than the one that is here now. */
  readonly isDiagnosisOld: boolean;
  readonly draft: Draft | undefined;
  /** Fields that were typed into. */
  readonly typed: readonly string[];
  /** Fields that were left or saved as they are: what is wrong with the others is not said yet. */
  readonly visited: readonly string[];
  /** What was typed before this page was there; taken up once the host has told what is saved. */
  readonly unsaved: Draft | undefined;
}

export type EditorEvent =
  | { readonly kind: 'catalogue'; readonly catalogue: EditorCatalogue }
  | { readonly kind: 'unsaved'; readonly unsaved: Draft | undefined }
  | { readonly kind: 'credential'; readonly credential: EditorCredential }
  | { readonly kind: 'status'; readonly status: EditorStatus }
  | { readonly kind: 'problems'; readonly problems: EditorProblems }
  | { readonly kind: 'refused'; readonly refusal: EditorRefusal | undefined }
  | { readonly kind: 'diagnosis'; readonly diagnosis: EditorDiagnosis }
  | { readonly kind: 'edited'; readonly change: Partial<Draft> }
  | { readonly kind: 'left'; readonly field: Field }
  | { readonly kind: 'tried' }
  | { readonly kind: 'saved'; readonly sent: Draft }
  | { readonly kind: 'discarded' };

/** Where an editor starts. */
export const STARTING_STATE: EditorState = {
  catalogue: { scopes: [], browserPages: [] },
  credential: undefined,
  status: undefined,
  problems: { fields: {}, corrections: {}, outdatesGrant: false },
  refusal: undefined,
  ended: undefined,
  diagnosis: undefined,
  isDiagnosisOld: false,
  draft: undefined,
  typed: [],
  visited: [],
  unsaved: undefined,
};

/** The state after something happened. */
export function reduce(state: EditorState, event: EditorEvent): EditorState {
  switch (event.kind) {
    case 'catalogue':
      return { ...state, catalogue: event.catalogue };
    case 'unsaved':
      return { ...state, unsaved: event.unsaved };
    case 'credential':
      return {
        ...state,
        credential: event.credential,
        draft: draftAfter(state, event.credential),
        isDiagnosisOld:
          state.isDiagnosisOld ||
          (state.credential !== undefined &&
            differ(state.credential.draft, event.credential.draft)),
      };
    case 'status':
      return { ...state, status: event.status, ended: ended(state, event.status) };
    case 'problems':
      return { ...state, problems: event.problems };
    case 'refused':
      return { ...state, refusal: event.refusal };
    case 'diagnosis':
      return {
        ...state,
        diagnosis: event.diagnosis,
        isDiagnosisOld: state.diagnosis?.isRunning ? state.isDiagnosisOld : isDirty(state),
      };
    case 'edited':
      return state.draft ? edit({ ...state, draft: state.draft }, event.change) : state;
    case 'left':
      return state.typed.includes(event.field)
        ? { ...state, visited: [...state.visited, event.field] }
        : state;
    case 'tried':
      return { ...state, visited: Object.keys(state.draft ?? {}) };
    case 'saved':
      return { ...state, draft: draftAfterSave(state, event.sent), visited: [] };
    case 'discarded':
      return { ...state, draft: state.credential?.draft, typed: [], visited: [] };
  }
}

/** Whether the form holds what is not saved. */
export function isDirty({ credential, draft }: EditorState): boolean {
  if (credential === undefined || draft === undefined) return false;
  return differ(draft, credential.draft);
}

/** What the fields that were visited have to say. */
export function shownProblem(
  { problems, visited, refusal }: EditorState,
  field: Field,
): string | undefined {
  if (refusal?.field === field) return refusal.problem;
  return visited.includes(field) ? problems.fields[field] : undefined;
}

/** What was said about a field until now is about another value, and so is the diagnosis. */
function edit(state: EditorState & { readonly draft: Draft }, change: Partial<Draft>): EditorState {
  const isOther = (name: string) => !(name in change);
  const corrections = Object.entries(state.problems.corrections).filter(([name]) => isOther(name));
  return {
    ...state,
    draft: { ...state.draft, ...change },
    problems: { ...state.problems, corrections: Object.fromEntries(corrections) },
    refusal: state.refusal && isOther(state.refusal.field) ? state.refusal : undefined,
    isDiagnosisOld: true,
    typed: [...state.typed.filter(isOther), ...Object.keys(change)],
    // Said with each letter, it would only flicker: it is said again once the field is left.
    visited: state.visited.filter(isOther),
  };
}

/** An answer leaves a trace: another light or code, or a token of another hour. */
function ended({ status, ended }: EditorState, next: EditorStatus): EditorState['ended'] {
  if (next.pending) return undefined;
  if (!status?.pending) return ended;
  const before = JSON.stringify({ ...status, pending: undefined });
  return before === JSON.stringify(next) ? 'unanswered' : 'answered';
}

/** What was sent is shown as it was saved; what was typed since then stays. */
function draftAfterSave({ credential, draft }: EditorState, sent: Draft): Draft | undefined {
  if (credential === undefined || draft === undefined) return draft;
  const typed = Object.entries(draft).filter(
    ([name, value]) => value !== sent[name as keyof Draft],
  );
  return { ...credential.draft, ...Object.fromEntries(typed) };
}

/** Another window may have changed what is saved: that takes no edit away, and none back. */
function draftAfter({ credential, draft, unsaved }: EditorState, next: EditorCredential): Draft {
  if (credential === undefined || draft === undefined) return { ...next.draft, ...unsaved };
  const edits = Object.entries(draft).filter(
    ([name, value]) => value !== credential.draft[name as keyof Draft],
  );
  return { ...next.draft, ...Object.fromEntries(edits) };
}

function differ(one: Draft, other: Draft): boolean {
  const names = Object.keys(one) as (keyof Draft)[];
  return names.some((name) => one[name] !== other[name]);
}
