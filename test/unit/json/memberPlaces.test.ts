import { deepStrictEqual } from 'node:assert/strict';
import { placeOfField } from '../../../src/core/json/memberPlaces';

/** What is marked of a text. */
function marked(text: string, field: string, element?: number): string | undefined {
  const place = placeOfField(text, field, element);
  return place && text.slice(place.from, place.to);
}

describe('the place of a field in the body of an issue', () => {
  const issue =
    '{\n  "fields": {"summary": "summary", "duedate": 1},\n  "update": {"labels": []},\n  "historyMetadata": {}\n}';

  it('is its name, in fields, in update or at the top', () =>
    deepStrictEqual(
      ['summary', 'labels', 'historyMetadata'].map((field) => marked(issue, field)),
      ['"summary"', '"labels"', '"historyMetadata"'],
    ));

  it('is the name, and not the same text as a value', () =>
    deepStrictEqual(placeOfField(issue, 'summary'), {
      from: issue.indexOf('"summary"'),
      to: issue.indexOf('"summary"') + 9,
    }));

  it('is where it belongs, if it is missing', () => {
    deepStrictEqual(marked(issue, 'issuetype'), '"fields"');
    deepStrictEqual(marked('{"name": 1}', 'issuetype'), undefined);
  });

  it('is in the issue that it was said of', () => {
    const text = '{"issueUpdates": [{"fields": {"a": 1}}, {"fields": {"b": 2}}]}';
    deepStrictEqual(
      [marked(text, 'a', 0), marked(text, 'b', 1), marked(text, 'a', 1), marked(text, 'a', 2)],
      ['"a"', '"b"', '"fields"', undefined],
    );
  });

  it('is found around what is no JSON yet, and in none of what is none', () => {
    deepStrictEqual(marked('{"fields": {"summary": {{text}}}, "x"', 'summary'), '"summary"');
    deepStrictEqual(
      [marked('', 'a'), marked('[1]', 'a'), marked('fields', 'a')],
      [undefined, undefined, undefined],
    );
  });
});
