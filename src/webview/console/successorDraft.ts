import type { RequestDraft } from '../../protocol/console';
import { draftOf, mayHaveBody, type Draft } from './draft';
import type { Operations } from './useOperations';

/** What a draft becomes, and what there is to say about it. */
export interface Replacement {
  /** The path of what it becomes, for a person. */
  readonly path: string;
  readonly change: Partial<Draft>;
  readonly notes: readonly string[];
}

/** The draft with its removed operation replaced by what took its place; undefined for any other. */
export function replacementOf(
  operations: Operations | undefined,
  draft: Draft,
): Replacement | undefined {
  const hasJson = mayHaveBody(draft.method) && draft.bodyKind === 'json';
  const { method, path } = draft;
  const successor = operations?.successorOf({ method, path, body: hasJson ? draft.body : '' });
  if (operations === undefined || successor === undefined) return undefined;
  return {
    path: successor.path.replace(/[?#].*$/su, ''),
    change: { path: successor.path, ...(hasJson && { body: successor.body }) },
    notes: successor.notes.map(operations.noteSentence),
  };
}

/** The same for a request that was sent, whatever has become of the draft since. */
export function replacementOfSent(
  operations: Operations | undefined,
  sent: RequestDraft,
): Replacement | undefined {
  const { body, bodyKind, parts, ...rest } = draftOf(sent);
  const replacement = replacementOf(operations, { ...rest, body, bodyKind, parts });
  // A body that a GET did not carry may wait in the draft.
  const whole = mayHaveBody(rest.method) ? { ...rest, body, bodyKind, parts } : rest;
  return replacement && { ...replacement, change: { ...whole, ...replacement.change } };
}
