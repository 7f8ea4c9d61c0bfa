import { parentPort, workerData } from 'node:worker_threads';
import jmespath from 'jmespath';
import type { Loss } from '../core/body/filter';
import { jmesPathProblem, type ExpressionProblem } from '../core/json/jmesPathProblem';
import { mergedNames } from '../core/json/mergedNames';
import { jmesPath } from '../core/json/pathText';
import { isInherited } from './isInherited';

/** What a thread that filters is given. */
export interface FilterInput {
  /** JSON in UTF-8, whole. */
  readonly bytes: Uint8Array;
  readonly expression: string;
  /** Members of all objects in it, each time that a name stands there. */
  readonly nameCount: number;
}

/** What it says, once. */
export type FilterOutput =
  | { readonly kind: 'found'; readonly json: Uint8Array; readonly merged: Loss }
  | { readonly kind: 'bad_expression'; readonly problem: ExpressionProblem }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'too_much' }
  | { readonly kind: 'too_deep' };

/** Places that anyone is shown. */
const MOST_PLACES = 10;

/** Bytes of what is found: as many as a body that is shown has. */
const MOST_FOUND = 50 * 1024 * 1024;

/** The types of the package leave it out. */
const { compile } = jmespath as unknown as { readonly compile: (expression: string) => void };

function filter({ bytes, expression, nameCount }: FilterInput): FilterOutput {
  const problem = jmesPathProblem(expression, compile);
  if (problem) return { kind: 'bad_expression', problem };
  const text = new TextDecoder().decode(bytes);
  const value: unknown = JSON.parse(text);
  const found: unknown = jmespath.search(value, expression);
  const json = new TextEncoder().encode(
    JSON.stringify(isInherited(found) ? null : (found ?? null)),
  );
  if (json.length > MOST_FOUND) return { kind: 'too_much' };
  const count = nameCount - membersIn(value);
  const places = count > 0 ? mergedNames(text, MOST_PLACES).map(jmesPath) : [];
  return { kind: 'found', json, merged: { count, places } };
}

function membersIn(root: unknown): number {
  let count = 0;
  const left: object[] = isContainer(root) ? [root] : [];
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (Array.isArray(value)) {
      for (const inside of value as unknown[]) if (isContainer(inside)) left.push(inside);
      continue;
    }
    // Whatever JSON.parse makes inherits nothing that is enumerable.
    for (const name in value) {
      count += 1;
      const inside = (value as Record<string, unknown>)[name];
      if (isContainer(inside)) left.push(inside);
    }
  }
  return count;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function run(input: FilterInput): FilterOutput {
  try {
    return filter(input);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Of texts longer than the engine has, and of nesting deeper than it can walk.
    if (!(error instanceof RangeError)) return { kind: 'failed', message };
    return { kind: /string length/iu.test(message) ? 'too_much' : 'too_deep' };
  }
}

const output = run(workerData as FilterInput);
parentPort?.postMessage(output, 'json' in output ? [output.json.buffer as ArrayBuffer] : []);
