import ts from 'typescript';

import type { JsonSchema } from '../../src/core/json/jsonSchema';
import type { Parameter, ParameterType } from '../../src/core/catalogue/operation';
import { firstSentence } from '../../src/core/catalogue/sentence';

/** How deep a body is described, as in `src/core/catalogue/openApiSchema.ts`. */
const DEPTH = 6;

/** Types that stand for a file's content. */
const BYTES =
  /^(?:Buffer|Blob|File|Readable|ReadableStream|ArrayBuffer|Uint8Array|AttachmentInput)/u;

/** Reads JSON Schemas and parameters off the types of a program. */
export class TypeReader {
  constructor(private readonly checker: ts.TypeChecker) {}

  /** The object among what a function may be called with: `Parameters.GetIssue | string`. */
  objectOf(type: ts.Type): ts.Type {
    const parts = type.isUnion() ? type.types : [type];
    return parts.find((part) => part.flags & ts.TypeFlags.Object) ?? type;
  }

  propertyOf(type: ts.Type, name: string): ts.Symbol | undefined {
    return this.checker.getPropertyOfType(type, name);
  }

  propertiesOf(type: ts.Type): readonly ts.Symbol[] {
    return this.checker.getPropertiesOfType(type);
  }

  parameterOf(name: string, property: ts.Symbol | undefined): Parameter {
    if (!property) return bareParameter(name);
    const schema = this.schemaOfProperty(property);
    // A value, a list of values, or both: what each of them is, is the same.
    const options = (schema.anyOf ?? [schema]).flatMap((option) => option.anyOf ?? [option]);
    const several = options.some(({ items }) => items !== undefined);
    const each = options.map((option) => option.items ?? option);
    const values = each.flatMap((option) => [...(option.enum ?? []), ...(option.examples ?? [])]);
    return {
      name,
      type: parameterType(each),
      several,
      required: !isOptional(property),
      values: [...new Set(values.filter((value) => typeof value === 'string'))],
      sentence: schema.description ?? '',
    };
  }

  /** Of an object with these properties, under the names by which they are sent. */
  schemaOfProperties(properties: ReadonlyMap<string, ts.Symbol | undefined>): JsonSchema {
    const required = [...properties].flatMap(([name, property]) =>
      property && !isOptional(property) ? [name] : [],
    );
    return {
      type: 'object',
      properties: Object.fromEntries(
        [...properties].map(([name, property]) => [
          name,
          property ? this.schemaOfProperty(property) : {},
        ]),
      ),
      ...(required.length > 0 && { required }),
    };
  }

  schemaOfProperty(property: ts.Symbol, depth = DEPTH): JsonSchema {
    const description = firstSentence(
      ts.displayPartsToString(property.getDocumentationComment(this.checker)),
    );
    const schema = this.schemaOf(this.checker.getTypeOfSymbol(property), depth);
    return description === '' ? schema : { ...schema, description };
  }

  schemaOf(type: ts.Type, depth = DEPTH): JsonSchema {
    if (type.isUnion()) return this.schemaOfUnion(type, depth);
    if (type.isStringLiteral() || type.isNumberLiteral()) {
      return { type: typeof type.value, enum: [type.value] };
    }
    if (type.flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (type.flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (type.flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    // `string & {}` is how an open list of values is written.
    if (type.isIntersection() && type.types.some((part) => part.flags & ts.TypeFlags.String)) {
      return { type: 'string' };
    }
    return this.checker.getPropertiesOfType(type).length > 0 || type.flags & ts.TypeFlags.Object
      ? this.schemaOfObject(type, depth)
      : {};
  }

  private schemaOfObject(type: ts.Type, depth: number): JsonSchema {
    const name = nameOf(type);
    if (name === 'Date') return { type: 'string', format: 'date-time' };
    if (BYTES.test(name)) return { type: 'string', format: 'binary' };
    if (this.checker.isArrayType(type) || this.checker.isTupleType(type)) {
      const item = this.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
      return { type: 'array', items: item && depth > 0 ? this.schemaOf(item, depth - 1) : {} };
    }
    const properties = this.checker.getPropertiesOfType(type);
    if (depth === 0) return { type: 'object' };
    if (properties.length > 0) {
      const required = properties.filter((each) => !isOptional(each)).map((each) => each.name);
      return {
        type: 'object',
        properties: Object.fromEntries(
          properties.map((each) => [each.name, this.schemaOfProperty(each, depth - 1)]),
        ),
        ...(required.length > 0 && { required }),
      };
    }
    const value = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    const values = value ? this.schemaOf(value, depth - 1) : {};
    return {
      type: 'object',
      ...(Object.keys(values).length > 0 && { additionalProperties: values }),
    };
  }

  private schemaOfUnion(type: ts.UnionType, depth: number): JsonSchema {
    const parts = type.types.filter((part) => !(part.flags & ts.TypeFlags.Undefined));
    const isOpen = parts.some((part) => part.flags & ts.TypeFlags.String || part.isIntersection());
    const literals = parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : [])).sort();
    const text: readonly JsonSchema[] =
      literals.length === 0 ? [] : [{ type: 'string', [isOpen ? 'examples' : 'enum']: literals }];
    const others = parts
      .filter((part) => !part.isStringLiteral())
      .map((part) => this.schemaOf(part, depth))
      .filter((schema) => !(literals.length > 0 && isBareString(schema)));
    const options = [...text, ...distinct(others)].sort(byText);
    if (options.some((option) => Object.keys(option).length === 0)) return {};
    const [only] = options;
    const nullable = options.find((option) => option.type !== 'null');
    if (options.length === 2 && nullable && options.some((option) => option.type === 'null')) {
      return orNull(nullable);
    }
    return options.length === 1 && only ? only : { anyOf: options };
  }
}

/** The compiler declares that each type has a symbol, which those of tuples and literals have not. */
function nameOf(type: { aliasSymbol?: ts.Symbol; symbol?: ts.Symbol }): string {
  return (type.aliasSymbol ?? type.symbol)?.name ?? '';
}

function orNull(schema: JsonSchema): JsonSchema {
  return typeof schema.type === 'string'
    ? {
        ...schema,
        type: [schema.type, 'null'],
        ...(schema.enum && { enum: [...schema.enum, null] }),
      }
    : { anyOf: [schema, { type: 'null' }] };
}

function isBareString(schema: JsonSchema): boolean {
  return JSON.stringify(schema) === '{"type":"string"}';
}

function distinct(schemas: readonly JsonSchema[]): readonly JsonSchema[] {
  return [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
}

/** The compiler numbers types as it meets them, so their order in a union is no one's decision. */
function byText(one: JsonSchema, other: JsonSchema): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

function isOptional(property: ts.Symbol): boolean {
  return (property.flags & ts.SymbolFlags.Optional) !== 0;
}

function bareParameter(name: string): Parameter {
  return { name, type: 'string', several: false, required: false, values: [], sentence: '' };
}

/** Where a text is among the types, it is the type; what else there is in a query is written as one. */
function parameterType(options: readonly JsonSchema[]): ParameterType {
  const types = new Set(options.map(({ type }) => type));
  if (types.has('string') || types.size !== 1) return 'string';
  const [type] = types;
  return type === 'number' || type === 'boolean' ? type : 'string';
}
