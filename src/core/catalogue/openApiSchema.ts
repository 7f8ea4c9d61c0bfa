import { decodeValue } from './encode';
import { isJsonObject, type JsonObject } from '../jsonValue';
import type { JsonSchema } from '../json/jsonSchema';
import { firstSentence } from './sentence';

/** How deep a body is described; what lies deeper is told by its type alone. */
const DEPTH = 6;

/** The object that a value is or, as `$ref`, names; an empty one for anything else. */
export type Resolve = (value: unknown) => JsonObject;

/** Follows the references of a document into itself, and no further than eight in a row. */
export function createResolver(document: JsonObject): Resolve {
  const resolve = (value: unknown, left: number): JsonObject => {
    if (!isJsonObject(value)) return {};
    const reference = value['$ref'];
    if (typeof reference !== 'string') return value;
    return left === 0 ? {} : resolve(targetOf(document, reference), left - 1);
  };
  return (value) => resolve(value, 8);
}

/** A schema of a document without references and without what only an answer has. */
export function schemaOf(value: unknown, resolve: Resolve, depth = DEPTH): JsonSchema {
  const schema = resolve(value);
  const inner = (part: unknown) => schemaOf(part, resolve, depth - 1);
  const all: readonly unknown[] = Array.isArray(schema['allOf']) ? schema['allOf'] : [];
  // A single allOf is how OpenAPI 3.0 gives a reference a description of its own.
  const [only] = all;
  if (all.length === 1 && schema['properties'] === undefined) {
    return { ...schemaOf(only, resolve, depth), ...plainKeywords(schema) };
  }
  return {
    ...plainKeywords(schema),
    ...(depth > 0 && {
      ...propertiesOf(schema, resolve, inner),
      ...(schema['items'] !== undefined && { items: inner(schema['items']) }),
      ...additionalOf(schema['additionalProperties'], inner),
      ...(all.length > 0 && { allOf: all.map(inner) }),
      ...alternativesOf(schema, inner),
    }),
  };
}

type Inner = (part: unknown) => JsonSchema;

function propertiesOf(schema: JsonObject, resolve: Resolve, inner: Inner) {
  if (!isJsonObject(schema['properties'])) return {};
  const entries = Object.entries(schema['properties']).filter(
    ([, part]) => resolve(part)['readOnly'] !== true,
  );
  const names = entries.map(([name]) => name);
  const required = Array.isArray(schema['required'])
    ? schema['required'].filter((name): name is string => names.includes(name as string))
    : [];
  return {
    properties: Object.fromEntries(entries.map(([name, part]) => [name, inner(part)])),
    ...(required.length > 0 && { required }),
  };
}

function additionalOf(value: unknown, inner: Inner) {
  if (typeof value === 'boolean') return { additionalProperties: value };
  if (!isJsonObject(value) || Object.keys(value).length === 0) return {};
  return { additionalProperties: inner(value) };
}

/** Of which one fits or several: a body that fits more than one of `oneOf` is no mistake to point at. */
function alternativesOf(schema: JsonObject, inner: Inner) {
  const some = schema['anyOf'] ?? schema['oneOf'];
  return Array.isArray(some) && some.length > 0 ? { anyOf: some.map(inner) } : {};
}

function plainKeywords(schema: JsonObject): JsonSchema {
  const description =
    typeof schema['description'] === 'string' ? firstSentence(schema['description']) : '';
  const isNullable = schema['nullable'] === true;
  const { type } = schema;
  const values: unknown = schema['enum'];
  return {
    ...(typeof type === 'string' && { type: isNullable ? [type, 'null'] : type }),
    ...keyword(schema, 'format', 'string'),
    ...(description !== '' && { description }),
    ...(Array.isArray(values) && {
      enum: isNullable ? values.concat(null) : values,
    }),
    ...keyword(schema, 'minimum', 'number'),
    ...keyword(schema, 'maximum', 'number'),
    ...keyword(schema, 'minLength', 'number'),
    ...keyword(schema, 'maxLength', 'number'),
    ...keyword(schema, 'pattern', 'string'),
  };
}

function keyword(schema: JsonObject, name: keyof JsonSchema, type: 'string' | 'number') {
  return typeof schema[name] === type ? { [name]: schema[name] } : {};
}

/** What a reference such as `#/components/schemas/Comment` points to. */
function targetOf(document: JsonObject, reference: string): unknown {
  if (!reference.startsWith('#/')) return undefined;
  return reference
    .slice(2)
    .split('/')
    .map((part) => decodeValue(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (value, part) =>
        isJsonObject(value) && Object.hasOwn(value, part) ? value[part] : undefined,
      document,
    );
}
