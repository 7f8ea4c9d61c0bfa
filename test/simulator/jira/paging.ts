import { wholeNumber } from './operation';

/** A part of a list, as most of Jira's lists are cut. */
interface Page<T> {
  readonly startAt: number;
  readonly maxResults: number;
  readonly total: number;
  readonly isLast: boolean;
  readonly values: readonly T[];
}

/** The part that `startAt` and `maxResults` ask for. @throws JiraError 400 */
export function pageOf<T>(
  list: readonly T[],
  query: URLSearchParams,
  fallback = 50,
  maximum = 100,
): Page<T> {
  const startAt = wholeNumber(query, 'startAt', 0);
  const maxResults = wholeNumber(query, 'maxResults', fallback, maximum);
  const values = list.slice(startAt, startAt + maxResults);
  const isLast = startAt + values.length >= list.length;
  return { startAt, maxResults, total: list.length, isLast, values };
}
