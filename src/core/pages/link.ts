import { PageError } from './errors';

/** The place that pages come from. */
export interface PagePlace {
  /** The address at which the page with the link was. */
  readonly url: string;
  /** The site's own address, by which Jira may name what the gateway answered. */
  readonly siteUrl: string | undefined;
}

/**
 * The query of a link to the next page, with its `?`. The link itself is never followed: the next
 * page is asked for where this one was, with that query.
 *
 * Throws `page_link_elsewhere` where it leads to another place.
 */
export function queryOfLink(link: string, place: PagePlace): string {
  const target = URL.parse(link, place.url);
  if (target === null || !leadsHere(target, place)) throw new PageError('page_link_elsewhere');
  return target.search;
}

/** A site by its ID at the gateway, and its own address. */
interface NamedSite {
  readonly cloudId: string;
  readonly url: string;
}

/** The own address of the site that answered at this one; undefined where there is none besides it. */
export function siteUrlAt(url: string, sites: readonly NamedSite[]): string | undefined {
  // A request may name another site than the one that is picked.
  const cloudId = /\/ex\/jira\/([^/]+)\//u.exec(new URL(url).pathname)?.[1];
  return sites.find((site) => site.cloudId === cloudId)?.url;
}

function leadsHere(target: URL, { url, siteUrl }: PagePlace): boolean {
  const here = new URL(url);
  if (target.username !== '' || target.password !== '') return false;
  if (target.origin === here.origin) return sameOperation(target.pathname, here.pathname);
  const site = siteUrl === undefined ? null : URL.parse(siteUrl);
  const pathAtSite = here.pathname.replace(/^\/ex\/jira\/[^/]+(?=\/)/u, '');
  return target.origin === site?.origin && sameOperation(target.pathname, pathAtSite);
}

/** Jira may name its version where it was asked for the latest. */
function sameOperation(one: string, other: string): boolean {
  return withoutVersion(one) === withoutVersion(other);
}

function withoutVersion(pathname: string): string {
  return pathname.replace(/\/rest\/api\/(?:2|3|latest)\//u, '/rest/api/');
}
