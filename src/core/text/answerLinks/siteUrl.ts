import type { AnsweringSite, AnswerLink } from './types';

type Target = Pick<AnswerLink, 'path' | 'address'>;

/** What can be sent as a path: of REST, and not an address of another host in disguise. */
const REST_PATH = /^\/rest\/(?!\/)/u;

/** Where a URL, or a path of REST, of an answer leads; undefined where nobody should be led. */
export function targetOf(text: string, site: AnsweringSite): Target | undefined {
  if (/[\s\\]/u.test(text)) return undefined;
  const siteUrl = URL.parse(site.siteUrl);
  const api = URL.parse(site.apiBaseUrl);
  if (!siteUrl || !api) return undefined;
  const url = REST_PATH.test(text) ? URL.parse(text, siteUrl.origin) : absolute(text);
  if (!url || url.username !== '' || url.password !== '') return undefined;
  const path = pathBelow(url, api) ?? pathBelow(url, siteUrl);
  if (path !== undefined) return { path, address: siteUrl.origin + path };
  const isOpen = url.protocol === 'https:' || url.origin === siteUrl.origin;
  return isOpen ? { address: url.href } : undefined;
}

function absolute(text: string): URL | null {
  return /^https?:\/\//iu.test(text) ? URL.parse(text) : null;
}

/** The path with its query below a base; undefined for a URL that is elsewhere or no REST. */
function pathBelow(url: URL, base: URL): string | undefined {
  const start = base.pathname.replace(/\/$/u, '');
  if (url.origin !== base.origin || !url.pathname.startsWith(`${start}/`)) return undefined;
  const path = url.pathname.slice(start.length);
  return REST_PATH.test(path) ? path + url.search : undefined;
}
