import { readVocabulary, type JqlVocabulary } from '../../../src/core/jql/vocabulary';

const USER = 'com.atlassian.jira.user.ApplicationUser';
const SPRINT = 'com.atlassian.greenhopper.service.sprint.Sprint';
const STATUS = 'com.atlassian.jira.issue.status.Status';
const CHOICE = ['=', '!=', 'in', 'not in', 'is', 'is not'];
const HISTORY = ['was', 'was in', 'was not', 'was not in', 'changed'];

/** As Jira answers `/rest/api/3/jql/autocompletedata`. */
export const AUTOCOMPLETE_DATA = {
  visibleFieldNames: [
    {
      value: 'assignee',
      displayName: 'assignee',
      auto: 'true',
      orderable: 'true',
      searchable: 'true',
      operators: [...CHOICE, ...HISTORY],
      types: [USER],
    },
    {
      value: 'created',
      displayName: 'created',
      orderable: 'true',
      searchable: 'true',
      operators: ['=', '!=', '<', '>', '<=', '>='],
      types: ['java.util.Date'],
    },
    {
      value: 'Sprint',
      displayName: 'Sprint - cf[10020]',
      cfid: 'cf[10020]',
      auto: 'true',
      orderable: 'true',
      searchable: 'true',
      operators: CHOICE,
      types: [SPRINT],
    },
    {
      value: 'status',
      displayName: 'status',
      auto: 'true',
      orderable: 'false',
      searchable: 'true',
      operators: [...CHOICE, ...HISTORY],
      types: [STATUS],
    },
    {
      value: '"Story Points"',
      displayName: 'Story Points - cf[10016]',
      cfid: 'cf[10016]',
      orderable: 'true',
      searchable: 'true',
      operators: ['=', '<'],
      types: ['java.lang.Number'],
    },
    {
      value: 'votes',
      displayName: 'votes',
      orderable: 'true',
      searchable: 'false',
      operators: [],
      types: ['java.lang.Number'],
    },
  ],
  visibleFunctionNames: [
    { value: 'currentUser()', displayName: 'currentUser()', types: [USER] },
    { value: 'membersOf("")', displayName: 'membersOf("")', isList: 'true', types: [USER] },
    {
      value: 'anyone()',
      displayName: 'anyone()',
      supportsListAndSingleValueOperators: 'true',
      types: [USER],
    },
    { value: 'now()', displayName: 'now()', types: ['java.util.Date'] },
    { value: 'openSprints()', displayName: 'openSprints()', isList: 'true', types: [SPRINT] },
  ],
  jqlReservedWords: ['empty', 'and', 'or'],
};

/** What the site's JQL knows. */
export const VOCABULARY: JqlVocabulary = readVocabulary(AUTOCOMPLETE_DATA) ?? {
  fields: [],
  functions: [],
};

/** A text in which `|` is the cursor. */
export function marked(text: string): readonly [text: string, cursor: number] {
  return [text.replace('|', ''), text.indexOf('|')];
}
