import type { JsonSchema } from '../../src/core/json/jsonSchema';
import type { Operation } from '../../src/core/catalogue/operation';

/** jira.js sends a text to version 2 in place of a document; at version 3's address Jira refuses it. */
const TEXT_FOR_DOCUMENT = /, or a string of wiki markup\b.*$/u;

/** Without what only the library accepts and Jira does not. */
export function withoutLibraryHabits(operation: Operation): Operation {
  const { body, method } = operation;
  // A body of GET means nothing to HTTP, and no proxy has to let it through.
  if (method === 'GET') return { ...operation, body: undefined };
  return body ? { ...operation, body: { ...body, schema: corrected(body.schema) } } : operation;
}

function corrected(schema: JsonSchema): JsonSchema {
  const { description, anyOf } = schema;
  if (description !== undefined && TEXT_FOR_DOCUMENT.test(description)) {
    const [document] = anyOf?.filter(({ type }) => type === 'object') ?? [];
    return { ...document, description: description.replace(TEXT_FOR_DOCUMENT, '.') };
  }
  return {
    ...schema,
    ...(schema.properties && {
      properties: Object.fromEntries(
        Object.entries(schema.properties).map(([name, part]) => [name, corrected(part)]),
      ),
    }),
    ...(schema.items && { items: corrected(schema.items) }),
  };
}
