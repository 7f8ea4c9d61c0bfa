import { hintsOf } from './hintsOf';
import { linkOf } from './linkOf';
import type { AnsweringSite, RowLinks } from './types';

/**
 * The links and hints of the rows of an answer; `fieldNames` has the names of custom fields by their
 * ids, and `now` tells the time in milliseconds since the epoch.
 */
export function answerLinks(
  site: AnsweringSite,
  fieldNames: ReadonlyMap<string, string>,
  now: () => number,
): RowLinks {
  return {
    linkOf: (row) => linkOf(row, site),
    hintsOf: (row) => hintsOf(row, fieldNames, { now: now() }),
  };
}
