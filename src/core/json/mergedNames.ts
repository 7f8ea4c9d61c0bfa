import { parseJson } from '../jsonValue';
import type { JsonPath } from './jsonPath';

/** A container on the way; `names` are undefined in a list. */
interface Open {
  readonly names: Set<string> | undefined;
  step: string | number;
}

const PUNCTUATION = /["{}[\],]/gu;

/**
 * The first places at which a name stands in an object that has it already, so that `JSON.parse` keeps
 * the last value alone; at most so many. Only for a text that `JSON.parse` takes.
 */
export function mergedNames(json: string, most: number): readonly JsonPath[] {
  const found: JsonPath[] = [];
  const open: Open[] = [];
  let isName = false;
  for (const token of tokensOf(json)) {
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

/** Strings whole, and the punctuation between them. */
function* tokensOf(json: string): Generator<string, void, undefined> {
  PUNCTUATION.lastIndex = 0;
  for (let match = PUNCTUATION.exec(json); match !== null; match = PUNCTUATION.exec(json)) {
    if (match[0] !== '"') {
      yield match[0];
      continue;
    }
    // Not by an expression, which would run out of stack in a string of megabytes.
    const end = stringEnd(json, match.index);
    yield json.slice(match.index, end);
    PUNCTUATION.lastIndex = end;
  }
}

function stringEnd(json: string, start: number): number {
  let quote = json.indexOf('"', start + 1);
  while (quote > 0 && isEscaped(json, quote)) quote = json.indexOf('"', quote + 1);
  return quote < 0 ? json.length : quote + 1;
}

function isEscaped(json: string, place: number): boolean {
  let start = place;
  while (json[start - 1] === '\\') start -= 1;
  return (place - start) % 2 === 1;
}
