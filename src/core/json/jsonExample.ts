import { membersOf, requiredOf, typesOf, type JsonSchema } from './jsonSchema';

/** A body to begin with: what is required, or where nothing is, each member there may be. */
export function exampleOf(schema: JsonSchema, depth = 0): unknown {
  const [value] = schema.examples ?? schema.enum ?? [];
  if (value !== undefined) return value;
  const [alternative] = schema.anyOf ?? [];
  const [type] = typesOf(schema);
  switch (type) {
    case 'object':
      return depth < DEEPEST_EXAMPLE ? exampleMembers(schema, depth) : {};
    case 'array':
      return schema.items && depth < DEEPEST_EXAMPLE ? [exampleOf(schema.items, depth + 1)] : [];
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'string':
      return '';
    default:
      return alternative ? exampleOf(alternative, depth) : exampleOfParts(schema, depth);
  }
}

/** Levels of members below the body; some schemas of Jira contain themselves. */
const DEEPEST_EXAMPLE = 3;

function exampleMembers(schema: JsonSchema, depth: number): object {
  const members = membersOf(schema);
  const required = requiredOf(schema);
  const names = required.length > 0 ? required : [...members.keys()];
  return Object.fromEntries(
    names.map((name) => [name, exampleOf(members.get(name) ?? {}, depth + 1)]),
  );
}

function exampleOfParts(schema: JsonSchema, depth: number): unknown {
  return membersOf(schema).size > 0 ? exampleMembers(schema, depth) : null;
}
