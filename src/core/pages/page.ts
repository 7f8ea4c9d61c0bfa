import { isJsonObject, type JsonObject } from '../jsonValue';
import { PageError } from './errors';
import { isCount, type PageStyle } from './style';

/** A page of a list, as it says itself. */
export interface Page {
  readonly rows: readonly unknown[];
  readonly total: number | undefined;
  /** The place of its first row in the list; undefined where it does not say. */
  readonly startAt: number | undefined;
  /** How many rows it had room for; undefined where it does not say. */
  readonly maxResults: number | undefined;
  /** Whether it says to be the last; undefined where it does not say. */
  readonly isLast: boolean | undefined;
  /** The token or the address of the next one. */
  readonly pointer: string | undefined;
}

/** What a parsed answer says as a page. Throws `page_unreadable` where it is none of this style. */
export function readPage(style: PageStyle, answer: unknown): Page {
  if (style.kind === 'bare_array') {
    if (!Array.isArray(answer)) throw new PageError('page_unreadable');
    return { ...NOTHING_SAID, rows: answer };
  }
  const rows = isJsonObject(answer) ? answer[style.rows] : undefined;
  if (!isJsonObject(answer) || !Array.isArray(rows)) throw new PageError('page_unreadable');
  const page = { ...NOTHING_SAID, rows, total: numberIn(answer, 'total') };
  switch (style.kind) {
    case 'start_at':
    case 'offset': {
      const [start, size] =
        style.kind === 'offset' ? ['offset', 'limit'] : ['startAt', 'maxResults'];
      const startAt = numberIn(answer, start);
      if (startAt === undefined) throw new PageError('page_unreadable');
      const maxResults = numberIn(answer, size);
      return { ...page, startAt, maxResults, isLast: flagIn(answer, 'isLast') };
    }
    case 'next_page_token':
      return {
        ...page,
        isLast: flagIn(answer, 'isLast'),
        pointer: textIn(answer, 'nextPageToken'),
      };
    case 'next_page_cursor': {
      const isLast = flagIn(answer, 'last') ?? flagIn(answer, 'isLast');
      return { ...page, isLast, pointer: textIn(answer, 'nextPageCursor') };
    }
    case 'next_page': {
      const isLast = flagIn(answer, 'isLast') ?? flagIn(answer, 'lastPage');
      return { ...page, isLast, pointer: textIn(answer, 'nextPage') };
    }
    case 'service_desk': {
      const links = answer['_links'];
      const pointer = isJsonObject(links) ? textIn(links, 'next') : undefined;
      return { ...page, isLast: flagIn(answer, 'isLastPage'), pointer };
    }
  }
}

const NOTHING_SAID: Page = {
  rows: [],
  total: undefined,
  startAt: undefined,
  maxResults: undefined,
  isLast: undefined,
  pointer: undefined,
};

function numberIn(answer: JsonObject, name: string): number | undefined {
  const value = answer[name];
  return isCount(value) ? value : undefined;
}

function flagIn(answer: JsonObject, name: string): boolean | undefined {
  const value = answer[name];
  return typeof value === 'boolean' ? value : undefined;
}

function textIn(answer: JsonObject, name: string): string | undefined {
  const value = answer[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
