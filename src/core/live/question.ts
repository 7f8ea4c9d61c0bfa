import type { JqlVocabulary } from '../jql/vocabulary';

/** The credential and the site that are asked. */
export interface LiveTarget {
  readonly credentialId: string;
  readonly cloudId?: string | undefined;
}

/** What a site is asked for. */
export type LiveQuestion =
  /** Jira itself searches by what was typed; the first ones by name where nothing was. */
  | { readonly kind: 'projects' | 'users'; readonly text: string }
  | { readonly kind: 'issue_types' | 'fields' }
  /** The fields and functions of its queries. */
  | { readonly kind: 'jql' }
  /** The values for a place in a query, by what `valuesQuery` says of it. */
  | { readonly kind: 'jql_values'; readonly query: Readonly<Record<string, string>> };

/** Something that a site has. */
export interface LiveValue {
  readonly id: string;
  /** A project's key; a field's where it is another than its ID, as those of apps are. */
  readonly key?: string;
  readonly name: string;
  readonly detail?: string;
}

/** What a question is answered with. */
export type LiveAnswer<Q extends LiveQuestion = LiveQuestion> = Q extends { readonly kind: 'jql' }
  ? JqlVocabulary
  : readonly LiveValue[];

/** Projects or users in one answer. */
const MOST_FOUND = '50';

/** The path of Jira's REST API that a question is asked at. */
export function pathOf(question: LiveQuestion): string {
  switch (question.kind) {
    case 'projects': {
      const { text: query } = question;
      return withQuery('project/search', { query, maxResults: MOST_FOUND, orderBy: 'name' });
    }
    case 'users':
      return withQuery('user/search', { query: question.text, maxResults: MOST_FOUND });
    case 'issue_types':
      return '/rest/api/3/issuetype';
    case 'fields':
      return '/rest/api/3/field';
    case 'jql':
      return '/rest/api/3/jql/autocompletedata';
    case 'jql_values':
      return withQuery('jql/autocompletedata/suggestions', question.query);
  }
}

function withQuery(path: string, parameters: Readonly<Record<string, string>>): string {
  return `/rest/api/3/${path}?${new URLSearchParams(parameters).toString()}`;
}
