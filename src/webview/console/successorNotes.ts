import type { SuccessorNote } from '../../core/catalogue/successor';

/** What there is to say about a request that was filled in for a removed one. */
export function noteSentence(note: SuccessorNote): string {
  switch (note.code) {
    case 'start_dropped':
      return 'startAt was left out: pages come one after the other now, each by the nextPageToken of the one before.';
    case 'parameters_dropped':
      return `${note.names.join(', ')} was left out: it has no equivalent.`;
    case 'fields_added':
      return 'fields was added, since IDs alone would come without it; *navigable is what came before.';
    case 'jql_missing':
      return 'The query is empty, which is refused now: restrict it by jql.';
    case 'body_kept':
      return 'The body is no JSON object, and was left as it is.';
  }
}
