import { deepStrictEqual, equal } from 'node:assert/strict';
import { readSuggestions, readVocabulary } from '../../../src/core/jql/vocabulary';
import { AUTOCOMPLETE_DATA } from './site';

describe('what a site’s JQL knows', () => {
  it('is read from the answer, entry by entry', () => {
    const [, , sprint, , , votes] = AUTOCOMPLETE_DATA.visibleFieldNames;
    const [user, members, anyone] = AUTOCOMPLETE_DATA.visibleFunctionNames;
    const vocabulary = readVocabulary({
      visibleFieldNames: [sprint, { displayName: 'nameless' }, null, votes, { value: 'bare' }],
      visibleFunctionNames: [user, members, { ...anyone, isList: 'true' }, 7],
      somethingNew: true,
    });
    deepStrictEqual(vocabulary, {
      fields: [
        {
          value: 'Sprint',
          name: 'Sprint - cf[10020]',
          customId: 'cf[10020]',
          operators: ['=', '!=', 'in', 'not in', 'is', 'is not'],
          types: ['com.atlassian.greenhopper.service.sprint.Sprint'],
          isOrderable: true,
          hasValues: true,
        },
        {
          value: 'votes',
          name: 'votes',
          customId: undefined,
          operators: [],
          types: ['java.lang.Number'],
          isOrderable: true,
          hasValues: false,
        },
        {
          value: 'bare',
          name: 'bare',
          customId: undefined,
          operators: [],
          types: [],
          isOrderable: false,
          hasValues: false,
        },
      ],
      functions: [
        ['currentUser()', true, false] as const,
        ['membersOf("")', false, true] as const,
        ['anyone()', true, true] as const,
      ].map(([value, isSingle, isList]) => ({
        value,
        name: value,
        types: ['com.atlassian.jira.user.ApplicationUser'],
        isSingle,
        isList,
      })),
    });
  });

  it('reads no operator of a field that only sorts, whatever the site says it has', () => {
    const field = { value: 'votes', searchable: 'false', operators: ['='] };
    const read = readVocabulary({ visibleFieldNames: [field], visibleFunctionNames: [] });
    deepStrictEqual(read?.fields[0]?.operators, []);
  });

  for (const answer of [null, [], {}, { visibleFieldNames: [] }, { errorMessages: ['No.'] }]) {
    it(`is not in ${JSON.stringify(answer)}`, () => {
      equal(readVocabulary(answer), undefined);
    });
  }
});

describe('the values that a site suggests', () => {
  it('have labels without markup', () => {
    const values = readSuggestions({
      results: [
        { value: '"In Progress"', displayName: 'In <b>Pro</b>gress' },
        { value: '7', displayName: 'R&amp;D &lt;b&gt; &#39;x&#39; &amp;lt;' },
        { value: 'Done' },
        { displayName: 'nothing to write' },
      ],
    });
    deepStrictEqual(values, [
      { value: '"In Progress"', label: 'In Progress' },
      { value: '7', label: "R&D <b> 'x' &lt;" },
      { value: 'Done', label: 'Done' },
    ]);
  });

  it('are unknown from another answer', () => {
    deepStrictEqual([null, {}, { results: 'x' }, { results: [] }].map(readSuggestions), [
      undefined,
      undefined,
      undefined,
      [],
    ]);
  });
});
