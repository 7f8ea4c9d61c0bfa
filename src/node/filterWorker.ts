import { parentPort, workerData } from 'node:worker_threads';
import jmespath from 'jmespath';
import type { Loss } from '../core/body/filter';
import { jmesPathProblem, type ExpressionProblem } from '../core/json/jmesPathProblem';
import { mergedNames } from '../core/json/mergedNames';
import { jmesPath } from '../core/json/pathText';

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
  | { readonly kind: 'failed'; readonly message: string };

/** Places that anyone is shown. */
const MOST_PLACES = 10;

/** The types of the package leave it out. */
const { compile } = jmespath as unknown as { readonly compile: (expression: string) => void };

function filter({ bytes, expression, nameCount }: FilterInput): FilterOutput {
  const problem = jmesPathProblem(expression, compile);
  if (problem) return { kind: 'bad_expression', problem };
  const text = new TextDecoder().decode(bytes);
  const value: unknown = JSON.parse(text);
  const found: unknown = jmespath.search(value, expression);
  const json = new TextEncoder().encode(JSON.stringify(isInherited(found) ? null : found));
  const count = nameCount - membersIn(value);
  const places = count > 0 ? mergedNames(text, MOST_PLACES).map(jmesPath) : [];
  return { kind: 'found', json, merged: { count, places } };
}

/** jmespath looks for a member also among those that every object has, such as `constructor`. */
function isInherited(found: unknown): boolean {
  return found === undefined || typeof found === 'function' || found === Object.prototype;
}

function membersIn(root: unknown): number {
  let count = 0;
  const left = [root];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null) continue;
    const inside: unknown[] = Array.isArray(value) ? value : Object.values(value);
    if (!Array.isArray(value)) count += inside.length;
    for (const one of inside) if (typeof one === 'object' && one !== null) left.push(one);
  }
  return count;
}

function run(input: FilterInput): FilterOutput {
  try {
    return filter(input);
  } catch (error) {
    // A body nested more deeply than an engine can walk, or what a function does not take.
    const isTooDeep = error instanceof RangeError;
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', message: isTooDeep ? 'The body is nested too deeply.' : message };
  }
}

const output = run(workerData as FilterInput);
parentPort?.postMessage(output, 'json' in output ? [output.json.buffer as ArrayBuffer] : []);
