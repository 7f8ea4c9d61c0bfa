/** The part of JSON Schema that describes bodies; without references, so a schema stands alone. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  /** The only values there are. */
  readonly enum?: readonly unknown[];
  /** The values that are documented, where others are allowed. */
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** The types that a value may have by a schema; none where any. */
export function typesOf({ type, properties, items }: JsonSchema): readonly string[] {
  if (type !== undefined) return typeof type === 'string' ? [type] : type;
  if (properties) return ['object'];
  return items ? ['array'] : [];
}

/** What a person calls the type of a schema: `string`, `array of object`, `anything`. */
export function typeName(schema: JsonSchema): string {
  const names = typesOf(schema).map((type) =>
    type === 'array' && schema.items ? `array of ${typeName(schema.items)}` : type,
  );
  return names.join(' or ') || (schema.enum ? 'one of a list' : 'anything');
}

/** The schema of a member, or of what may have any name; undefined where nothing is said of it. */
export function memberOf(schema: JsonSchema, name: string): JsonSchema | undefined {
  const { properties, additionalProperties } = schema;
  if (properties && Object.hasOwn(properties, name)) return properties[name];
  const members = partsOf(schema).map((part) => memberOf(part, name));
  const member = members.find((one) => one !== undefined);
  return member ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
}

/** The members that are named, with whether each is required. */
export function membersOf(schema: JsonSchema): ReadonlyMap<string, JsonSchema> {
  const own = Object.entries(schema.properties ?? {});
  return new Map([...partsOf(schema).flatMap((part) => [...membersOf(part)]), ...own]);
}

/** The names that must be there. */
export function requiredOf({ required = [], allOf = [] }: JsonSchema): readonly string[] {
  return [...allOf.flatMap(requiredOf), ...required];
}

/** Whether members may be there that no schema names. */
export function isOpen(schema: JsonSchema): boolean {
  const { additionalProperties } = schema;
  if (additionalProperties !== undefined && additionalProperties !== false) return true;
  return membersOf(schema).size === 0 || partsOf(schema).some(isOpen);
}

/** The schema of what is at a path of names and indexes. */
export function schemaAt(
  schema: JsonSchema,
  path: readonly (string | number)[],
): JsonSchema | undefined {
  let found: JsonSchema | undefined = schema;
  for (const segment of path) {
    if (found === undefined) return undefined;
    found = typeof segment === 'number' ? found.items : memberOf(found, segment);
  }
  return found;
}

function partsOf({ anyOf = [], allOf = [] }: JsonSchema): readonly JsonSchema[] {
  return [...allOf, ...anyOf];
}
