import { isJsonObject } from '../jsonValue';
import type { JsonSchema } from '../json/jsonSchema';

/** What is shorter than a reference and its place in the table is repeated. */
const WORTH_SHARING = 48;

/** A part that stands in the table, by its number; `$ref` of a schema would be a string. */
interface Reference {
  readonly $ref: number;
}

/** Schemas with references into a table of their parts, which refer to earlier ones alone. */
interface SharedSchemas {
  readonly table: readonly JsonSchema[];
  readonly schemas: readonly JsonSchema[];
}

/** Takes out of schemas each part that occurs more than once. */
export function shareSchemas(schemas: readonly JsonSchema[]): SharedSchemas {
  const texts = new Map<object, string>();
  const counts = new Map<string, number>();
  const count = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(count);
    if (!isJsonObject(value)) return;
    const text = texts.get(value) ?? JSON.stringify(value);
    texts.set(value, text);
    const before = counts.get(text) ?? 0;
    counts.set(text, before + 1);
    // The parts of what is shared are written once, whatever the number of its places.
    if (before === 0) Object.values(value).forEach(count);
  };
  schemas.forEach(count);

  const table: unknown[] = [];
  const places = new Map<string, Reference>();
  const share = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(share);
    if (!isJsonObject(value)) return value;
    const text = texts.get(value) ?? '';
    const place = places.get(text);
    if (place) return place;
    const parts = mapValues(value, share);
    if (text.length < WORTH_SHARING || counts.get(text) === 1) return parts;
    const reference = { $ref: table.push(parts) - 1 };
    places.set(text, reference);
    return reference;
  };
  const written = schemas.map(share);
  return { table: table as JsonSchema[], schemas: written as JsonSchema[] };
}

/**
 * What puts the parts of a table back into a schema, or gives undefined for what is none;
 * undefined for a table that is none. A part is the same object in each of its places.
 */
export function unshareSchemas(
  table: readonly unknown[],
): ((schema: unknown) => JsonSchema | undefined) | undefined {
  const parts: unknown[] = [];
  const unshare = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(unshare);
    if (!isJsonObject(value)) return value;
    const reference = value['$ref'];
    if (typeof reference !== 'number') return mapValues(value, unshare);
    if (!(reference in parts)) throw new RangeError('no such part');
    return parts[reference];
  };
  const checked = (value: unknown): JsonSchema | undefined => {
    try {
      const schema = unshare(value);
      return isJsonObject(schema) ? schema : undefined;
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  };
  for (const part of table) {
    const schema = checked(part);
    if (!schema) return undefined;
    parts.push(schema);
  }
  return checked;
}

function mapValues(
  value: Readonly<Record<string, unknown>>,
  change: (part: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, change(part)]));
}
