import { parseJson } from '../jsonValue';
import type { JsonPath } from './jsonPath';

/** A container on the way; `names` are undefined in a list. */
interface Open {
  readonly names: Set<string> | undefined;
  step: string | number;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]/gsu;

/**
 * The first places at which a name stands in an object that has it already, so that `JSON.parse` keeps
 * the last value alone; at most so many. Only for a text that `JSON.parse` takes.
 */
export function mergedNames(json: string, most: number): readonly JsonPath[] {
  const found: JsonPath[] = [];
  const open: Open[] = [];
  let isName = false;
  for (const { 0: token } of json.matchAll(TOKEN)) {
    const inner = open.at(-1);
    if (token === '{' || token === '[') {
      open.push({ names: token === '{' ? new Set() : undefined, step: token === '{' ? '' : 0 });
      isName = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      isName = false;
    } else if (token === ',') {
      if (typeof inner?.step === 'number') inner.step += 1;
      isName = inner?.names !== undefined;
    } else if (isName && inner?.names) {
      isName = false;
      inner.step = String(parseJson(token));
      if (inner.names.has(inner.step)) found.push(open.map(({ step }) => step));
      if (found.length >= most) return found;
      inner.names.add(inner.step);
    }
  }
  return found;
}
