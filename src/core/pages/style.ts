import { isJsonObject } from '../jsonValue';
import type { TypedRequest } from '../rest/request';
import { readQuery } from '../catalogue/query';

/** How a list is cut into pages, and under which name its rows stand. */
export type PageStyle =
  /** By `startAt`, `maxResults` and mostly `total` or `isLast`. */
  | { readonly kind: 'start_at'; readonly rows: string }
  /** By `offset`, `limit` and `total`. */
  | { readonly kind: 'offset'; readonly rows: string }
  /** By `startAt` and `maxResults` as well, and the answer is the rows alone. */
  | { readonly kind: 'bare_array' }
  /** By `nextPageToken` and `isLast`. */
  | { readonly kind: 'next_page_token'; readonly rows: string }
  /** By `nextPageCursor`, which is asked for as `cursor`, and `last`. */
  | { readonly kind: 'next_page_cursor'; readonly rows: string }
  /** By an address in `nextPage`. */
  | { readonly kind: 'next_page'; readonly rows: string }
  /** By an address in `_links.next`, and `isLastPage`. */
  | { readonly kind: 'service_desk'; readonly rows: string };

/** The names of rows, in the order in which they count where an answer has several lists. */
const ROWS = ['issues', 'values', 'worklogs', 'comments', 'histories'];

/** What is asked by POST and only reads. */
const SEARCHES = /\/rest\/api\/(?:2|3|latest)\/search(?:\/jql)?$/u;

/** What Jira takes for `maxResults` where it is not given; it caps most at no less. */
const USUAL_PAGE = 50;

/**
 * How the list is cut of which a request was answered a page, by the parsed answer to it; undefined
 * where it is no page of a list.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#pagination
 * @see https://developer.atlassian.com/cloud/jira/service-desk/rest/intro/#pagination
 */
export function pageStyleOf(request: TypedRequest, answer: unknown): PageStyle | undefined {
  if (!mayPage(request)) return undefined;
  if (Array.isArray(answer)) return isPagedArray(request, answer) ? BARE_ARRAY : undefined;
  const rows = isJsonObject(answer) ? rowsOf(answer) : undefined;
  if (!isJsonObject(answer) || rows === undefined) return undefined;
  if (isCount(answer['startAt'])) return { kind: 'start_at', rows };
  if (typeof answer['nextPageToken'] === 'string') return { kind: 'next_page_token', rows };
  if (request.method !== 'GET') return undefined;
  if (isCount(answer['offset']) && isCount(answer['limit'])) {
    return { kind: 'offset', rows };
  }
  if (typeof answer['nextPageCursor'] === 'string') return { kind: 'next_page_cursor', rows };
  if (isJsonObject(answer['_links'])) return { kind: 'service_desk', rows };
  if (typeof answer['nextPage'] === 'string') return { kind: 'next_page', rows };
  return undefined;
}

/** Whether a value of an answer is a place in a list, or a number of rows. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

const BARE_ARRAY: PageStyle = { kind: 'bare_array' };

function mayPage({ method, path, body }: TypedRequest): boolean {
  if (method === 'GET') return true;
  return (
    method === 'POST' && typeof body === 'string' && SEARCHES.test(path.split('?', 1)[0] ?? '')
  );
}

/** An array alone says nothing of pages: who asks for one names its size or its start. */
function isPagedArray({ method, path }: TypedRequest, answer: readonly unknown[]): boolean {
  if (method !== 'GET') return false;
  const query = new Map(readQuery(path));
  if (!query.has('startAt') && !query.has('maxResults')) return false;
  // It may be capped, so fewer rows than were asked for need not be the last.
  return answer.length > 0 && answer.length >= Math.min(askedSize(query), USUAL_PAGE);
}

function askedSize(query: ReadonlyMap<string, string>): number {
  const text = query.get('maxResults') ?? '';
  return /^\d+$/u.test(text) ? Number(text) : USUAL_PAGE;
}

function rowsOf(answer: Readonly<Record<string, unknown>>): string | undefined {
  const known = ROWS.find((name) => Array.isArray(answer[name]));
  if (known !== undefined) return known;
  const lists = Object.keys(answer).filter((name) => Array.isArray(answer[name]));
  return lists.length === 1 ? lists[0] : undefined;
}
