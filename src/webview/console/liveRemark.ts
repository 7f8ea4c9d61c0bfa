import type { Question } from '../../core/live/offer';
import type { Live } from './askedSites';

/** What a question asks for. */
export const NOUNS: Readonly<Record<Question['kind'], string>> = {
  projects: 'projects',
  users: 'users',
  issue_types: 'issue types',
  fields: 'fields',
  jql: 'fields of JQL',
  jql_values: 'values',
  variables: 'variables',
};

/** What there is to say about a question, and about having found nothing. */
export function remarkOn(question: Question, live: Live, isEmpty: boolean): string | undefined {
  const asked = live.about(question);
  const noun = NOUNS[question.kind];
  if (asked?.isAsking) return `Asking ${live.site} for its ${noun} …`;
  if (asked?.message !== undefined) return asked.message;
  if (!asked && question.kind !== 'variables')
    return `Ctrl+Space asks ${live.site} for its ${noun}.`;
  return asked && isEmpty ? `${live.site} has no such ${noun}.` : undefined;
}
