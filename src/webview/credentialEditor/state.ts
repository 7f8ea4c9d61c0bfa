import type {
  EditorCatalogue,
  EditorCredential,
  EditorDiagnosis,
  EditorProblems,
  EditorRefusal,
  EditorStatus,
} from '../../protocol/credentialEditor';
import { SECRET_FIELDS, type Draft, type Field } from './parts';

/** All that the editor shows. */
export interface EditorState {
  readonly catalogue: EditorCatalogue;
  /** Undefined until the host has told it. */
  readonly credential: EditorCredential | undefined;
  readonly status: EditorStatus | undefined;
  readonly problems: EditorProblems;
  /** Why the last authorization did not begin, until its field is edited. */
  readonly refusal: EditorRefusal | undefined;
  readonly diagnosis: EditorDiagnosis | undefined;
  readonly draft: Draft | undefined;
  /** Fields that were left or saved: what is wrong with the others is not said yet. */
  readonly visited: readonly Field[];
  /** What was typed before a reload; taken up once the host has told which credential it is for. */
  readonly restored: unknown;
}

export type EditorEvent =
  | { readonly kind: 'catalogue'; readonly catalogue: EditorCatalogue }
  | { readonly kind: 'credential'; readonly credential: EditorCredential }
  | { readonly kind: 'status'; readonly status: EditorStatus }
  | { readonly kind: 'problems'; readonly problems: EditorProblems }
  | { readonly kind: 'refused'; readonly refusal: EditorRefusal | undefined }
  | { readonly kind: 'diagnosis'; readonly diagnosis: EditorDiagnosis }
  | { readonly kind: 'edited'; readonly change: Partial<Draft> }
  | { readonly kind: 'left'; readonly field: Field }
  | { readonly kind: 'tried' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'discarded' };

/** Where an editor starts, with what was saved before a reload. */
export function startingState(saved: unknown): EditorState {
  return {
    catalogue: { scopes: [], browserPages: [] },
    credential: undefined,
    status: undefined,
    problems: { fields: {}, corrections: {}, outdatesGrant: false },
    refusal: undefined,
    diagnosis: undefined,
    draft: undefined,
    visited: [],
    restored: saved,
  };
}

/** The state after something happened. */
export function reduce(state: EditorState, event: EditorEvent): EditorState {
  switch (event.kind) {
    case 'catalogue':
      return { ...state, catalogue: event.catalogue };
    case 'credential':
      return { ...state, credential: event.credential, draft: draftAfter(state, event.credential) };
    case 'status':
      return { ...state, status: event.status };
    case 'problems':
      return { ...state, problems: event.problems };
    case 'refused':
      return { ...state, refusal: event.refusal };
    case 'diagnosis':
      return { ...state, diagnosis: event.diagnosis };
    case 'edited':
      return state.draft
        ? {
            ...state,
            draft: { ...state.draft, ...event.change },
            refusal:
              state.refusal && state.refusal.field in event.change ? undefined : state.refusal,
          }
        : state;
    case 'left':
      return state.visited.includes(event.field)
        ? state
        : { ...state, visited: [...state.visited, event.field] };
    case 'tried':
      return { ...state, visited: Object.keys(state.draft ?? {}) as Field[] };
    case 'saved':
    case 'discarded':
      return { ...state, draft: state.credential?.draft, visited: [] };
  }
}

/** Whether the form holds what is not saved. */
export function isDirty({ credential, draft }: EditorState): boolean {
  if (credential === undefined || draft === undefined) return false;
  const names = Object.keys(credential.draft) as (keyof Draft)[];
  return names.some((name) => draft[name] !== credential.draft[name]);
}

/** What is kept over a reload: the form without its secrets. */
export function savedForm(state: EditorState): unknown {
  const { credential, draft } = state;
  if (credential === undefined || draft === undefined) return state.restored;
  return {
    id: credential.id,
    ...(isDirty(state) && { draft: withoutSecrets(draft) }),
  };
}

/** What the fields that were visited have to say. */
export function shownProblem(
  { problems, visited, refusal }: EditorState,
  field: Field,
): string | undefined {
  if (refusal?.field === field) return refusal.problem;
  return visited.includes(field) ? problems.fields[field] : undefined;
}

/** Another window may have changed what is saved: that takes no edit away. */
function draftAfter(state: EditorState, credential: EditorCredential): Draft {
  if (state.draft === undefined) {
    return { ...credential.draft, ...(credential.unsaved ?? restoredDraft(state, credential)) };
  }
  return isDirty(state) ? state.draft : credential.draft;
}

function restoredDraft({ restored }: EditorState, { id, draft }: EditorCredential): Partial<Draft> {
  if (!isRecord(restored) || restored['id'] !== id || !isRecord(restored['draft'])) return {};
  const kept = restored['draft'];
  // Another version may have written it: only what has its form is taken.
  const entries = Object.entries(draft).flatMap(([name, value]) =>
    typeof kept[name] === typeof value ? [[name, kept[name]] as const] : [],
  );
  return Object.fromEntries(entries);
}

function withoutSecrets(draft: Draft): Draft {
  return { ...draft, ...Object.fromEntries(SECRET_FIELDS.map((field) => [field, ''])) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
