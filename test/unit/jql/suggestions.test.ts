import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { jqlAt, type JqlExpectation } from '../../../src/core/jql/expectation';
import { jqlSuggestions, valuesQuery, type JqlSuggestion } from '../../../src/core/jql/suggestions';
import { AUTOCOMPLETE_DATA, VOCABULARY, marked } from './site';
import { readVocabulary } from '../../../src/core/jql/vocabulary';
import { parseJql } from '../../simulator/jira/jql/parser';

const VALUES = [
  { value: '"In Progress"', label: 'In Progress' },
  { value: 'Done', label: 'Done' },
  { value: "It's", label: "It's progress" },
  { value: '712020:1', label: 'Mia – mia@example.com' },
];

/** The labels at the mark, and the text after one of them was taken. */
function suggested(query: string, label?: string): readonly [labels: string, taken: string] {
  const [text, cursor] = marked(query);
  const expectation = jqlAt(text, cursor);
  const suggestions = jqlSuggestions(expectation, VOCABULARY, VALUES);
  const taken = suggestions.find((one) => one.label === label) ?? suggestions[0];
  return [
    suggestions.map((one) => one.label).join(' · '),
    taken ? take(text, expectation, taken) : '',
  ];
}

/** With the cursor. */
function take(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  { insert }: JqlSuggestion,
): string {
  return `${text.slice(0, from)}${insert}|${text.slice(to)}`;
}

const FIELDS = 'assignee · created · Sprint - cf[10020] · status · Story Points - cf[10016] · NOT';
const CHOICE = '= · != · in · not in · is · is not';
const HISTORY = 'was · was in · was not · was not in · changed';
const SITE = "In Progress · Done · It's progress · Mia – mia@example.com";

const rows: readonly [query: string, labels: string, taken: string, label?: string][] = [
  ['|', FIELDS, 'assignee |'],
  ['|= 1', FIELDS, '"Story Points" |= 1', 'Story Points - cf[10016]'],
  // What begins with it goes first.
  ['st|', 'status · Story Points - cf[10016]', 'status |'],
  ['t|', 'created · Sprint - cf[10020] · status · Story Points - cf[10016] · NOT', 'created |'],
  ['s|', 'Sprint - cf[10020] · status · Story Points - cf[10016] · assignee', 'Sprint |'],
  ['st| = 1', 'status · Story Points - cf[10016]', 'status |= 1'],
  ['"story p|', 'Story Points - cf[10016]', '"Story Points" |'],
  ['10016|', 'Story Points - cf[10016]', '"Story Points" |'],
  ['no|', 'NOT', 'NOT |'],
  [
    'x = 1 ORDER BY |',
    'assignee · created · Sprint - cf[10020] · Story Points - cf[10016] · votes',
    'x = 1 ORDER BY votes |',
    'votes',
  ],
  ['status |', `${CHOICE} · ${HISTORY}`, 'status = |'],
  ['status|', 'status', 'status |'],
  ['cf[10016] |', '= · <', 'cf[10016] = |'],
  ['"STORY points"|', '= · <', '"STORY points" = |'],
  ['status i|', 'in · is · is not · not in · was in · was not in', 'status in |'],
  ['status not |', 'not in · was not in', 'status not in |'],
  [
    'status n|ot in (Done)',
    'not in · in · is not · was in · was not · was not in · changed',
    'status not in |(Done)',
  ],
  ['{{field}} w|', 'was · was in · was not · was not in', '{{field}} was |'],
  ['status = |', SITE, 'status = "In Progress" |'],
  ['status=|', SITE, 'status=Done |', 'Done'],
  ['status = pro|', "In Progress · It's progress", 'status = "In Progress" |'],
  ['status = "in pro| AND x', 'In Progress', 'status = "In Progress" |AND x'],
  ['status = its|', '', ''],
  ['status = It|', "It's progress", `status = "It's" |`],
  ['status in |', SITE, 'status in (Done |', 'Done'],
  ['status in (|', SITE, 'status in (Done |', 'Done'],
  ['status in (D|)', 'Done', 'status in (Done|)'],
  ['status in (D|, x)', 'Done', 'status in (Done|, x)'],
  ['status in (Done |', ', · )', 'status in (Done, |'],
  ['status in (Done |', ', · )', 'status in (Done) |', ')'],
  ['status is |', 'EMPTY · NULL · not', 'status is EMPTY |'],
  ['status is |', 'EMPTY · NULL · not', 'status is not |', 'not'],
  ['status is not e|', 'EMPTY', 'status is not EMPTY |'],
  ['status was |', `${SITE} · in · not · not in`, 'status was not in |', 'not in'],
  [
    'status was not i|',
    "In Progress · It's progress · in · Mia – mia@example.com",
    'status was not in |',
    'in',
  ],
  ['assignee = c|', 'currentUser() · Mia – mia@example.com', 'assignee = currentUser() |'],
  [
    'assignee = (|',
    `${SITE} · currentUser() · membersOf("") · anyone()`,
    'assignee = (currentUser() |',
    'currentUser()',
  ],
  ['assignee = mia|', 'Mia – mia@example.com', 'assignee = 712020:1 |'],
  ['assignee = m|embersOf("a") OR x', 'Mia – mia@example.com', 'assignee = 712020:1 |OR x'],
  [
    'assignee in m|',
    'Mia – mia@example.com · membersOf("")',
    'assignee in membersOf("") |',
    'membersOf("")',
  ],
  [
    'assignee in |',
    `${SITE} · currentUser() · membersOf("") · anyone()`,
    'assignee in (currentUser() |',
    'currentUser()',
  ],
  ['assignee in (cu|', 'currentUser()', 'assignee in (currentUser() |'],
  [
    'sprint in o|',
    "openSprints() · In Progress · Done · It's progress · Mia – mia@example.com",
    'sprint in openSprints() |',
    'openSprints()',
  ],
  ['cf[10020] in op|', 'openSprints()', 'cf[10020] in openSprints() |'],
  ['sprint = op|', '', ''],
  ['created > n|', 'now() · In Progress · Done', 'created > now() |', 'now()'],
  [
    'status changed by c|',
    'currentUser() · Mia – mia@example.com',
    'status changed by currentUser() |',
  ],
  ['status changed after now|', 'now()', 'status changed after now() |'],
  ['status changed during now|', 'now()', 'status changed during (now() |'],
  ['status was Done b|', 'BY · BEFORE · ORDER BY', 'status was Done BY |'],
  ['status = Done |', 'AND · OR · ORDER BY', 'status = Done AND |'],
  ['status = "Done"|', 'AND · OR · ORDER BY', 'status = "Done" AND |'],
  [
    'status = Done OR|DER BY created',
    'OR · ORDER BY',
    'status = Done ORDER BY |created',
    'ORDER BY',
  ],
  ['(status = Done |', 'AND · OR · )', '(status = Done) |', ')'],
  ['x = 1 ORDER |', 'BY', 'x = 1 ORDER BY |'],
  ['x = 1 ORDER BY created |', 'ASC · DESC · ,', 'x = 1 ORDER BY created, |', ','],
  ['x = 1 ORDER BY created d|', 'DESC', 'x = 1 ORDER BY created DESC |'],
  ['assignee = membersOf("|")', '', ''],
];

describe('what a site suggests for a query', () => {
  for (const [query, labels, taken, label] of rows) {
    it(`${query} → ${taken}`, () => {
      deepStrictEqual(suggested(query, label), [labels, taken]);
    });
  }

  it('has the type of a field as its detail', () => {
    deepStrictEqual(jqlSuggestions(jqlAt('created', 7), VOCABULARY, []), [
      { label: 'created', insert: 'created ', detail: 'Date' },
    ]);
  });

  const queries: readonly [query: string, asked: Record<string, string> | undefined][] = [
    ['status = "In P|', { fieldName: 'status', fieldValue: 'In P' }],
    ['CF[10020] in (a, |', { fieldName: 'CF[10020]', fieldValue: '' }],
    ['status was a by m|', { fieldName: 'status', predicateName: 'by', predicateValue: 'm' }],
    ['status changed FROM |', { fieldName: 'status', predicateName: 'from', predicateValue: '' }],
    ['status changed after |', undefined],
    ['status is |', undefined],
    ['"Story Points" = |', undefined],
    ['unknown = |', undefined],
    ['status |', undefined],
  ];
  for (const [query, asked] of queries) {
    it(`${query} asks the site for ${JSON.stringify(asked)}`, () => {
      deepStrictEqual(valuesQuery(jqlAt(...marked(query)), VOCABULARY), asked);
    });
  }
});

/** What is expected once a suggestion is taken. */
function nextKind(expectation: JqlExpectation, { label }: JqlSuggestion): readonly string[] {
  switch (expectation.kind) {
    case 'field':
      return label === 'NOT' ? ['field'] : expectation.isOrder ? ['keyword'] : ['operator'];
    case 'operator':
      return label === 'changed' ? ['keyword'] : ['value'];
    case 'value':
      return ['in', 'not', 'not in'].includes(label) ? ['value'] : ['keyword'];
    case 'keyword':
      if (['AND', 'OR', 'ORDER BY'].includes(label)) return ['field'];
      if (['ASC', 'DESC', ')'].includes(label)) return ['keyword'];
      return label === ',' ? ['field', 'value'] : ['value'];
    case 'nothing':
      return [];
  }
}

/** Takes one suggestion after the other, having typed as much of each as is said. */
function compose(
  choices: readonly (readonly [choice: number, typed: number])[],
  vocabulary = VOCABULARY,
): string {
  let text = '';
  for (const [choice, typed] of choices) {
    const all = jqlSuggestions(jqlAt(text, text.length), vocabulary, VALUES);
    const { label } = all[choice % all.length] ?? { label: '' };
    const begun = text + (/\w/.test(label) ? label.slice(0, typed) : '');
    const expectation = jqlAt(begun, begun.length);
    const wanted = jqlSuggestions(expectation, vocabulary, VALUES).find(
      (one) => one.label === label,
    );
    // Words of several pieces cannot be typed to their end: `is` is an operator itself.
    if (!wanted) continue;
    text = take(begun, expectation, wanted).replace('|', '');
    const next = jqlAt(text, text.length);
    ok(nextKind(expectation, wanted).includes(next.kind), `${text}| expects ${next.kind}`);
    equal(next.typed, '', `${text}|`);
  }
  return text;
}

describe('a query that is composed of suggestions', () => {
  const choices = fc.array(fc.tuple(fc.nat(40), fc.nat(3)), { maxLength: 25, size: 'max' });

  it('expects the next thing after each', () => {
    fc.assert(
      fc.property(choices, (taken) => void compose(taken)),
      { numRuns: 200 },
    );
  });

  it('is one that Jira reads, once its last clause is whole', () => {
    // The simulator knows no history, and no arguments.
    const simple = readVocabulary({
      visibleFieldNames: AUTOCOMPLETE_DATA.visibleFieldNames.map((field) => ({
        ...field,
        operators: field.operators.filter((operator) => !/was|changed/.test(operator)),
      })),
      visibleFunctionNames: AUTOCOMPLETE_DATA.visibleFunctionNames.filter(
        ({ value }) => !value.includes('"'),
      ),
    });
    fc.assert(
      fc.property(choices, (taken) => {
        const text = compose(taken, simple);
        const next = jqlAt(text, text.length);
        fc.pre(next.kind === 'keyword' && !next.words.includes(')'));
        parseJql(text);
      }),
      { numRuns: 200 },
    );
  });
});
