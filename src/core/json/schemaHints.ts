import { getLocation, parseTree, type JSONPath } from 'jsonc-parser';
import { membersOf, requiredOf, schemaAt, typeName, typesOf, type JsonSchema } from './jsonSchema';

/** Something to put in the place of what is between two offsets of a text. */
export interface Suggestion {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly insert: string;
  /** The type, for a name. */
  readonly detail: string | undefined;
  readonly about: string | undefined;
}

/** What is said of a place in a text. */
export interface Remark {
  readonly from: number;
  readonly to: number;
  /** The type, then what the schema says, a line each. */
  readonly text: string;
}

/** What may be written at an offset: names of members, or values. */
export function suggestionsAt(
  text: string,
  offset: number,
  schema: JsonSchema,
): readonly Suggestion[] {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const end = previousNode && previousNode.offset + previousNode.length;
  const isInside = end !== undefined && offset <= end;
  const [from, to] = isInside ? [previousNode?.offset ?? offset, end] : [offset, offset];
  if (!isAtPropertyKey) {
    const found = schemaAt(schema, path);
    return valuesOf(found).map((value) => ({
      from,
      to,
      label: String(value),
      insert: JSON.stringify(value),
      detail: undefined,
      about: found?.description,
    }));
  }
  const owner = schemaAt(schema, path.slice(0, -1)) ?? {};
  const taken = namesAt(text, path.slice(0, -1), isInside ? from : undefined);
  const hasValue = /^\s*:/u.test(text.slice(to));
  return [...membersOf(owner)]
    .filter(([name]) => !taken.includes(name))
    .map(([name, member]) => ({
      from,
      to,
      label: name,
      insert: JSON.stringify(name) + (hasValue ? '' : `: ${emptyOf(member)}`),
      detail: typeName(member) + (requiredOf(owner).includes(name) ? ', required' : ''),
      about: member.description,
    }));
}

/** What the schema says of the member or value at an offset. */
export function remarkAt(text: string, offset: number, schema: JsonSchema): Remark | undefined {
  const { path, previousNode } = getLocation(text, offset);
  const found = schemaAt(schema, path);
  if (previousNode === undefined || found === undefined || path.length === 0) return undefined;
  const { offset: from, length } = previousNode;
  if (offset < from || offset > from + length) return undefined;
  const values = valuesOf(found)
    .map((value) => JSON.stringify(value))
    .join(', ');
  const lines = [typeName(found), found.description, values];
  return { from, to: from + length, text: lines.filter(Boolean).join('\n') };
}

/** The names of an object's members, but for the one that is being written. */
function namesAt(text: string, path: JSONPath, written: number | undefined): readonly string[] {
  let node = parseTree(text);
  for (const segment of path) {
    node =
      typeof segment === 'number'
        ? node?.children?.[segment]
        : node?.children?.find(({ children }) => children?.[0]?.value === segment)?.children?.[1];
  }
  return (node?.children ?? [])
    .map(({ children }) => children?.[0])
    .filter((name) => name !== undefined && name.offset !== written)
    .map((name) => String(name?.value));
}

function valuesOf(schema: JsonSchema | undefined): readonly unknown[] {
  if (schema === undefined) return [];
  const isBoolean = typesOf(schema).includes('boolean');
  return schema.enum ?? schema.examples ?? (isBoolean ? [true, false] : []);
}

function emptyOf(schema: JsonSchema): string {
  const [type = ''] = typesOf(schema);
  return { object: '{}', array: '[]', string: '""' }[type] ?? '';
}
