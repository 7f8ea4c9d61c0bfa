import type { TypedRequest } from '../../../src/core/rest/request';
import type { PagePlace } from '../../../src/core/pages/link';
import { Pager } from '../../../src/core/pages/pager';
import { pageStyleOf } from '../../../src/core/pages/style';

export const URL_OF_PAGES = 'https://api.atlassian.com/ex/jira/acme/rest/api/3/list';
export const PLACE: PagePlace = { url: URL_OF_PAGES, siteUrl: 'https://acme.atlassian.net' };

export function get(path: string): TypedRequest {
  return { method: 'GET', path, headers: [], body: '' };
}

export function post(path: string, body: unknown): TypedRequest {
  return { method: 'POST', path, headers: [], body: JSON.stringify(body) };
}

/** What a server answers to a request for a page. */
export type Serve = (request: TypedRequest) => unknown;

/** All that a person gets who asks for the pages of a list, one after the other. */
export function fetchAll(request: TypedRequest, serve: Serve, most = 1000) {
  const first = serve(request);
  const style = pageStyleOf(request, first);
  if (!style) return { kind: undefined, lines: [], sent: [request], stop: undefined };
  const pager = new Pager(request, style);
  const lines: string[] = [];
  const keep = (rows: readonly unknown[]) => lines.push(...rows.map((row) => JSON.stringify(row)));
  const sent = [request];
  let page = pager.take(first, PLACE);
  keep(page.rows);
  while (page.next && sent.length < most) {
    sent.push(page.next);
    page = pager.take(serve(page.next), PLACE);
    keep(page.rows);
  }
  return { kind: style.kind, lines, sent, stop: page.stop?.code };
}

/** A parameter of a request's query or, by POST, of its body. */
export function parameter({ method, path, body }: TypedRequest, name: string): string | undefined {
  if (method === 'GET') return new URLSearchParams(path.split('?')[1] ?? '').get(name) ?? undefined;
  const value = (JSON.parse(body as string) as Record<string, string | number>)[name];
  return value === undefined ? undefined : String(value);
}

/** How a server cuts a list, whatever it was asked for. */
export interface Cutting {
  /** The most rows that it gives at once. */
  readonly cap: number;
  /** Whether it says its own `maxResults`, or the one that was asked for. */
  readonly saysCap: boolean;
  readonly says: 'total' | 'isLast' | 'both' | 'neither';
}

/** The part of a list that a request asks for by `startAt` and `maxResults`, and where it is. */
function part(rows: readonly unknown[], request: TypedRequest, cap: number) {
  const startAt = Number(parameter(request, 'startAt') ?? 0);
  const asked = Number(parameter(request, 'maxResults') ?? 50);
  const values = rows.slice(startAt, startAt + Math.min(asked, cap));
  return { startAt, asked, values, isLast: startAt + values.length >= rows.length };
}

export function byStart(rows: readonly unknown[], name: string, cutting: Cutting): Serve {
  const { cap, saysCap, says } = cutting;
  return (request) => {
    const { startAt, asked, values, isLast } = part(rows, request, cap);
    return {
      startAt,
      maxResults: saysCap ? Math.min(asked, cap) : asked,
      ...((says === 'total' || says === 'both') && { total: rows.length }),
      ...((says === 'isLast' || says === 'both') && { isLast }),
      [name]: values,
    };
  };
}

export function byOffset(rows: readonly unknown[], cap: number): Serve {
  return (request) => {
    const offset = Number(parameter(request, 'offset') ?? 0);
    const limit = Math.min(Number(parameter(request, 'limit') ?? 1000), cap);
    return { offset, limit, total: rows.length, records: rows.slice(offset, offset + limit) };
  };
}

export function byCursor(rows: readonly unknown[], cap: number): Serve {
  return (request) => {
    const start = Number(parameter(request, 'cursor')?.slice('at+'.length) ?? 0);
    const asked = Number(parameter(request, 'maxResults') ?? 50);
    const values = rows.slice(start, start + Math.min(asked, cap));
    const end = start + values.length;
    const isLast = end >= rows.length;
    // Jira's plans name a cursor on the last page, too.
    return { values, last: isLast, nextPageCursor: `at+${end}` };
  };
}

export function asArray(rows: readonly unknown[], cap: number): Serve {
  return (request) => part(rows, request, cap).values;
}

export function byToken(rows: readonly unknown[], cap: number): Serve {
  return (request) => {
    const start = Number(parameter(request, 'nextPageToken')?.slice('after+'.length) ?? 0);
    const asked = Number(parameter(request, 'maxResults') ?? 50);
    const issues = rows.slice(start, start + Math.min(asked, cap));
    const end = start + issues.length;
    const isLast = end >= rows.length;
    return { issues, isLast, ...(!isLast && { nextPageToken: `after+${end}` }) };
  };
}

export function byLink(
  rows: readonly unknown[],
  cap: number,
  style: 'service_desk' | 'next_page',
  base = URL_OF_PAGES,
): Serve {
  return (request) => {
    const start = Number(parameter(request, 'start') ?? 0);
    const limit = Math.min(Number(parameter(request, 'limit') ?? 50), cap);
    const values = rows.slice(start, start + limit);
    const isLastPage = start + values.length >= rows.length;
    const link = `${base}?start=${start + limit}&limit=${limit}`;
    if (style === 'next_page') {
      return { values, lastPage: isLastPage, ...(!isLastPage && { nextPage: link }) };
    }
    return { values, isLastPage, _links: { base: '', ...(!isLastPage && { next: link }) } };
  };
}
