import { deepStrictEqual, equal } from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import jmespath from 'jmespath';
import type { JsonPath } from '../../../src/core/json/jsonPath';
import { javaScriptPath, jmesPath } from '../../../src/core/json/pathText';
import { prettyPrint } from '../../../src/core/json/prettyPrint';
import { indexed, jsonValue, pieceSizes, spacedJson } from './generatedJson';

interface Place {
  readonly path: JsonPath;
  readonly value: unknown;
}

/** For each line of the pretty print the value that begins or ends there. */
function naivePlaces(value: unknown, path: JsonPath = []): Place[] {
  const own = { path, value };
  if (typeof value !== 'object' || value === null) return [own];
  const inside = Object.entries(value).flatMap(([key, member]) =>
    naivePlaces(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return inside.length === 0 ? [own] : [own, ...inside, own];
}

describe('the place of a value', () => {
  it('is where a naive walk finds it, and its bytes are that value', () => {
    fc.assert(
      fc.property(spacedJson, pieceSizes, ({ text }, sizes) => {
        const bytes = new TextEncoder().encode(text);
        const json = indexed(bytes, sizes);
        const found = Array.from({ length: json.state.lineCount }, (_, line) => {
          const { path, from, to, isWhole } = json.valueAt(line);
          equal(isWhole, true);
          const own = new TextDecoder().decode(bytes.subarray(from, to));
          return { path, value: JSON.parse(own) as unknown };
        });
        deepStrictEqual(found, naivePlaces(JSON.parse(text)));
      }),
      { numRuns: 500 },
    );
  });

  it('is found at levels that the table of depths tells no more', () => {
    const depth = 300;
    const text = `${'[0,{"a b":'.repeat(depth)}[[],"here"]${'}]'.repeat(depth)}`;
    const json = indexed(text);
    const line = prettyPrint(text)!
      .split('\n')
      .findIndex((one) => one.includes('here'));
    const around = Array.from({ length: depth }, () => [1, 'a b']).flat();
    deepStrictEqual(json.valueAt(line), {
      path: [...around, 1],
      from: text.indexOf('"here"'),
      to: text.indexOf('"here"') + 6,
      isWhole: true,
    });
    deepStrictEqual(json.valueAt(line + 1), {
      path: around,
      from: text.indexOf('[[]'),
      to: text.indexOf('}]'),
      isWhole: true,
    });
  });

  it('says that the end has not arrived', () => {
    const json = indexed('{"a": [1, "b');
    const at = (line: number) => {
      const { from, to, isWhole } = json.valueAt(line);
      return { from, to, isWhole };
    };
    deepStrictEqual([0, 1, 2, 3].map(at), [
      { from: 0, to: 12, isWhole: false },
      { from: 6, to: 12, isWhole: false },
      { from: 7, to: 8, isWhole: true },
      { from: 10, to: 12, isWhole: false },
    ]);
  });

  it('is copied as it came, or indented by itself', () => {
    const json = indexed('{"a": {"b" :[1.0,"\\u0061"]} ,"c":2');
    deepStrictEqual(
      [1, 2, 5, 7, 0].map((line) => [json.textAt(line, 'asItCame'), json.textAt(line, 'pretty')]),
      [
        ['{"b" :[1.0,"\\u0061"]}', '{\n  "b": [\n    1.0,\n    "\\u0061"\n  ]\n}'],
        ['[1.0,"\\u0061"]', '[\n  1.0,\n  "\\u0061"\n]'],
        ['[1.0,"\\u0061"]', '[\n  1.0,\n  "\\u0061"\n]'],
        ['2', '2'],
        ['{"a": {"b" :[1.0,"\\u0061"]} ,"c":2', '{"a": {"b" :[1.0,"\\u0061"]} ,"c":2'],
      ],
    );
  });

  it('counts each of several members of one name by itself', () => {
    const json = indexed('{"a":1,"a":[2]}');
    deepStrictEqual(
      [1, 2, 3, 4].map((line) => json.valueAt(line).path),
      [['a'], ['a'], ['a', 0], ['a']],
    );
  });
});

describe('the text of a path', () => {
  it('finds the same value as JMESPath and as JavaScript', () => {
    fc.assert(
      fc.property(jsonValue, (generated) => {
        const value = JSON.parse(JSON.stringify(generated)) as unknown;
        for (const { path, value: own } of naivePlaces(value)) {
          // Its grammar has no empty name.
          if (!path.includes('')) deepStrictEqual(jmespath.search(value, jmesPath(path)), own);
          const script = javaScriptPath(path, 'answer');
          const context = { answer: value };
          deepStrictEqual(runInNewContext(script, context), own);
        }
      }),
      { numRuns: 100 },
    );
  });

  for (const [path, jmes, script] of [
    [[], '@', ''],
    [['fields', 'my name', 0], 'fields."my name"[0]', 'fields["my name"][0]'],
    [[0, 'a', 'b-c'], '[0].a."b-c"', '[0].a["b-c"]'],
    [['a"b\\', '1a'], '"a\\"b\\\\"."1a"', '["a\\"b\\\\"]["1a"]'],
    [['größe', '$x'], '"größe"."$x"', 'größe.$x'],
    [['\ud800'], '"\\ud800"', '["\\ud800"]'],
  ] as const) {
    it(`quotes ${JSON.stringify(path)} as each grammar says`, () => {
      deepStrictEqual([jmesPath(path), javaScriptPath(path)], [jmes, script]);
    });
  }
});
