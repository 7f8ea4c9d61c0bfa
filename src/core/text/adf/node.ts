type Members = Readonly<Record<string, unknown>>;

/** A node as it came, of which only the type is certain. */
export interface AdfNode {
  readonly type: string;
  readonly text: string | undefined;
  readonly attributes: Members;
  readonly content: readonly unknown[];
  readonly marks: readonly unknown[];
}

/** What is no node has the type `?`. */
export function nodeOf(value: unknown): AdfNode {
  const { type, text, attrs, content, marks } = membersOf(value);
  return {
    type: typeof type === 'string' ? type : '?',
    text: typeof text === 'string' ? text : undefined,
    attributes: membersOf(attrs),
    content: Array.isArray(content) ? content : [],
    marks: Array.isArray(marks) ? marks : [],
  };
}

/** The first of these attributes that is a text, or a number, with something in it. */
export function textAttribute({ attributes }: AdfNode, ...names: string[]): string | undefined {
  return names
    .map((name) => attributes[name])
    .map((value) => (typeof value === 'number' ? String(value) : value))
    .find((value): value is string => typeof value === 'string' && value !== '');
}

/** A whole number from 1 to `most`; 1 where it is none. */
export function countAttribute({ attributes }: AdfNode, name: string, most: number): number {
  const value = attributes[name];
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most
    ? value
    : 1;
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}
