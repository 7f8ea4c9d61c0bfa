import { wholeNumber, type OperationContext } from './operation';

/** A part of a list, as the service desk cuts its lists: by `start` and `limit`. @throws JiraError 400 */
export function serviceDeskPage(
  list: readonly unknown[],
  path: string,
  { query, link }: OperationContext,
): Record<string, unknown> {
  const start = wholeNumber(query, 'start', 0);
  const limit = wholeNumber(query, 'limit', 50, 100);
  const values = list.slice(start, start + limit);
  const isLastPage = start + values.length >= list.length;
  const pageLink = (from: number): string => {
    const other = new URLSearchParams(query);
    other.set('start', String(from));
    other.set('limit', String(limit));
    return link(`${path}?${other.toString()}`);
  };
  return {
    _expands: [],
    size: values.length,
    start,
    limit,
    isLastPage,
    _links: {
      self: link(path),
      base: link(''),
      context: '',
      ...(!isLastPage && { next: pageLink(start + limit) }),
      ...(start > 0 && { prev: pageLink(Math.max(0, start - limit)) }),
    },
    values,
  };
}
