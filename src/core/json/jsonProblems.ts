import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { isOpen, memberOf, requiredOf, typesOf, type JsonSchema } from './jsonSchema';

/** What is wrong at a place of a text: no JSON there, or not what the schema asks for. */
export interface JsonProblem {
  readonly from: number;
  readonly to: number;
  /** A code of the parser (`CommaExpected`), or one of ours. */
  readonly code: string;
  /** The name, the types or the values that were expected. */
  readonly expected?: string | undefined;
  /** Jira may take it all the same: what is documented is not always whole. */
  readonly isWarning: boolean;
}

/** All that is wrong with a text, in its order; nothing for an empty one. */
export function jsonProblems(text: string, schema: JsonSchema | undefined): readonly JsonProblem[] {
  if (text.trim() === '') return [];
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  if (errors.length === 0) return root && schema ? mismatches(root, schema) : [];
  return errors.map(({ error, offset, length }) => ({
    from: Math.min(offset, text.length),
    to: Math.min(offset + length, text.length),
    code: printParseErrorCode(error),
    isWarning: false,
  }));
}

/**
 * What is wrong with the body of a request; nothing is said of one with a template in it, which
 * becomes what it stands for before it is sent.
 */
export function bodyProblems(text: string, schema: JsonSchema | undefined): readonly JsonProblem[] {
  return text.length > LONGEST_TO_CHECK || text.includes('{{') ? [] : jsonProblems(text, schema);
}

/** Characters; to check more at each pause in typing can be felt. */
export const LONGEST_TO_CHECK = 500_000;

function mismatches(node: Node, schema: JsonSchema): readonly JsonProblem[] {
  const at = { from: node.offset, to: node.offset + node.length, isWarning: true };
  // Which of several it is meant to be, is for Jira to say.
  if (schema.anyOf) return [];
  const types = typesOf(schema);
  if (types.length > 0 && !types.some((type) => isOfType(node, type))) {
    return [{ ...at, code: 'type_other', expected: types.join(' or ') }];
  }
  if (schema.enum && !schema.enum.includes(node.value)) {
    return [{ ...at, code: 'value_unknown', expected: schema.enum.map(String).join(', ') }];
  }
  const { items } = schema;
  if (node.type === 'array' && items) {
    return (node.children ?? []).flatMap((child) => mismatches(child, items));
  }
  return node.type === 'object' ? objectProblems(node, schema) : [];
}

function objectProblems(
  { offset, children = [] }: Node,
  schema: JsonSchema,
): readonly JsonProblem[] {
  const names = children.map(({ children: member }) => String(member?.[0]?.value));
  const absent = requiredOf(schema)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      from: offset,
      to: offset + 1,
      code: 'member_missing',
      expected: name,
      isWarning: true,
    }));
  return [...absent, ...children.flatMap((child) => memberProblems(child, schema))];
}

function memberProblems({ children }: Node, schema: JsonSchema): readonly JsonProblem[] {
  const [name, value] = children ?? [];
  if (name === undefined || value === undefined) return [];
  const member = memberOf(schema, String(name.value));
  if (member) return mismatches(value, member);
  if (isOpen(schema)) return [];
  const [from, to] = [name.offset, name.offset + name.length];
  return [{ from, to, code: 'member_unknown', isWarning: true }];
}

function isOfType({ type, value }: Node, expected: string): boolean {
  if (type === 'null') return true;
  if (expected === 'integer') return type === 'number' && Number.isInteger(value);
  return type === expected;
}
