import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';

/** A stretch of a text. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/**
 * Where the body of an issue names a field: in `fields`, in `update` or at its top, of issues that are
 * created together in that of its number; else the holder in which it is missing. Undefined where
 * there is neither.
 */
export function placeOfField(text: string, field: string, element?: number): Place | undefined {
  const root = parseTree(text, [], { disallowComments: true });
  if (root === undefined) return undefined;
  const issue = element === undefined ? root : findNodeAtLocation(root, ['issueUpdates', element]);
  if (issue === undefined) return undefined;
  const found = [['fields', field], ['update', field], [field], ['fields']]
    .map((path) => findNodeAtLocation(issue, path))
    .find((node) => node !== undefined);
  return found && nameOf(found);
}

/** The name of a member is what is marked: its value may be long, or be many lines. */
function nameOf({ parent }: Node): Place | undefined {
  const name = parent?.children?.[0];
  return name && { from: name.offset, to: name.offset + name.length };
}
