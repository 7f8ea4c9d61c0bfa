import { readQuery, setQuery } from '../catalogue/query';
import { isJsonObject, parseJson } from '../jsonValue';
import type { TypedRequest } from '../rest/request';
import { PageError } from './errors';
import { queryOfLink, type PagePlace } from './link';
import { readPage, type Page } from './page';
import type { PageStyle } from './style';

/** What a page has brought, and how the list goes on. */
export interface TakenPage {
  readonly rows: readonly unknown[];
  /** The place of its first row in the list, where it says so. */
  readonly startAt: number | undefined;
  /** How many rows the whole list has, where the page says so. */
  readonly total: number | undefined;
  /** The request for the next page; undefined where there is none to ask for. */
  readonly next: TypedRequest | undefined;
  /** Why there is none, though this page is not the last. */
  readonly stop: PageError | undefined;
}

/** Pages without rows in a row: Jira's search gives one where its user sees none of its issues. */
const MOST_WITHOUT_ROWS = 3;

/**
 * Goes through the pages of one list: takes each, and says which request is next.
 *
 * A row is given once for as long as the list does not change meanwhile, whatever size the server
 * makes its pages.
 */
export class Pager {
  readonly #style: PageStyle;
  #request: TypedRequest;
  /** Where the next page is to begin, in lists that are counted; undefined before the first. */
  #startAt: number | undefined;
  readonly #pointers = new Set<string>();
  #withoutRows = 0;
  /** What tells the page before this one from others. */
  #before: string | undefined;

  constructor(request: TypedRequest, style: PageStyle) {
    this.#request = request;
    this.#style = style;
  }

  /** Takes the page that was answered to the latest request. Throws `page_unreadable`. */
  take(answer: unknown, place: PagePlace): TakenPage {
    const page = readPage(this.#style, answer);
    const { total, startAt } = page;
    const taken = { total, startAt, next: undefined, stop: undefined };
    if (this.#startAt !== undefined && (startAt ?? this.#startAt) !== this.#startAt) {
      return { ...taken, rows: [], stop: new PageError('page_not_advancing') };
    }
    const { rows } = page;
    if (this.#isRepeated(rows)) {
      return { ...taken, rows: [], stop: new PageError('page_repeated') };
    }
    this.#withoutRows = rows.length === 0 ? this.#withoutRows + 1 : 0;
    try {
      const next = this.#next(page, place);
      if (next) this.#request = next;
      return { ...taken, rows, next };
    } catch (error) {
      if (!(error instanceof PageError)) throw error;
      return { ...taken, rows, stop: error };
    }
  }

  #next(page: Page, place: PagePlace): TypedRequest | undefined {
    if (page.isLast === true) return undefined;
    switch (this.#style.kind) {
      case 'start_at':
      case 'bare_array':
        return this.#nextByStart(page, 'startAt');
      case 'offset':
        return this.#nextByStart(page, 'offset');
      case 'next_page_token':
        return this.#nextByPointer(page, (token) => this.#with('nextPageToken', token));
      case 'next_page_cursor':
        return this.#nextByPointer(page, (cursor) => this.#with('cursor', cursor));
      case 'next_page':
      case 'service_desk':
        return this.#nextByPointer(page, (link) => ({
          ...this.#request,
          path: (this.#request.path.split('?', 1)[0] ?? '') + queryOfLink(link, place),
        }));
    }
  }

  #nextByStart(
    { rows, startAt, maxResults, total, isLast }: Page,
    name: 'startAt' | 'offset',
  ): TypedRequest | undefined {
    const here = startAt ?? this.#startAt ?? askedStart(this.#request);
    // The server may have capped the page, so what it gave counts, not what was asked for.
    const start = here + (rows.length > 0 ? rows.length : (maxResults ?? 0));
    if (isLast === undefined && isEnd(start, rows.length, total)) return undefined;
    this.#checkRows();
    if (start <= here) throw new PageError('page_not_advancing');
    this.#startAt = start;
    return this.#with(name, start);
  }

  #nextByPointer(
    { isLast, pointer }: Page,
    follow: (pointer: string) => TypedRequest,
  ): TypedRequest | undefined {
    if (pointer === undefined) {
      if (isLast === false) throw new PageError('page_pointer_missing');
      return undefined;
    }
    this.#checkRows();
    if (this.#pointers.has(pointer)) throw new PageError('page_token_repeated');
    this.#pointers.add(pointer);
    return follow(pointer);
  }

  #checkRows(): void {
    if (this.#withoutRows > MOST_WITHOUT_ROWS) throw new PageError('pages_without_rows');
  }

  /** A list that says where each page begins may have equal rows; of the others that is all there is. */
  #isRepeated(rows: readonly unknown[]): boolean {
    if (['start_at', 'offset'].includes(this.#style.kind) || rows.length === 0) return false;
    const before = this.#before;
    this.#before = JSON.stringify([rows.length, rows[0], rows.at(-1)]);
    return this.#before === before;
  }

  /** The request with a value that tells the page, where requests of its method have it. */
  #with(name: string, value: string | number): TypedRequest {
    const { method, path, body } = this.#request;
    if (method === 'GET') {
      return { ...this.#request, path: setQuery(path, name, [String(value)]) };
    }
    const fields = bodyFields(body);
    return { ...this.#request, body: JSON.stringify({ ...fields, [name]: value }) };
  }
}

/** Why a page is not the end where one says nothing of it: there is a total beyond, or it has rows. */
function isEnd(start: number, rows: number, total: number | undefined): boolean {
  return total === undefined ? rows === 0 : start >= total;
}

function askedStart({ path }: TypedRequest): number {
  const text = new Map(readQuery(path)).get('startAt') ?? '';
  return /^\d+$/u.test(text) ? Number(text) : 0;
}

function bodyFields(body: TypedRequest['body']): Readonly<Record<string, unknown>> {
  const parsed = typeof body === 'string' ? parseJson(body) : undefined;
  return isJsonObject(parsed) ? parsed : {};
}
