import { gatewayUrl } from '../atlassian/api';
import type { Site } from '../atlassian/sites';
import { encodeValue } from '../catalogue/encode';
import { maskTemplates } from '../text/template';
import type { PastedErrorCode } from './errors';

/** A credential as far as its API and its sites tell what an address means. */
export interface KnownCredential {
  readonly id: string;
  readonly apiBaseUrl: string;
  /** The base is the Jira itself; else it is a gateway, which has sites below it. */
  readonly direct: boolean;
  readonly sites: readonly Pick<Site, 'cloudId' | 'name' | 'url'>[];
}

/** A credential and, unless it is of one Jira alone, a site of it. */
export interface Picked {
  readonly credentialId: string;
  readonly cloudId: string | undefined;
}

/** The request that a pasted text means, and through what it goes. */
export interface PastedRequest extends Picked {
  readonly method: 'GET';
  readonly path: string;
  /** The path is that of the operation which reads what a page of Jira shows, or an issue. */
  readonly isPage: boolean;
}

/** An address that means no request; what was pasted stays as it is. */
export interface PastedNotice {
  readonly notice: PastedErrorCode;
  readonly host: string;
}

/** A Jira that a credential reaches, and where its pages begin. */
interface KnownSite extends Picked {
  readonly url: URL;
  readonly isCloud: boolean;
}

/** Longer texts are no address that somebody has copied. */
const LONGEST = 10_000;

/**
 * What a pasted text means: the address of an operation, of a page of Jira or of the gateway, or the
 * key of an issue; undefined where it is none of these.
 *
 * Of several credentials or sites that know the host, the one picked is preferred. No user name and
 * no password in an address is kept.
 */
export function readPasted(
  text: string,
  credentials: readonly KnownCredential[],
  picked: Picked | undefined,
): PastedRequest | PastedNotice | undefined {
  const pasted = text.trim();
  if (pasted.length > LONGEST || /\p{Cc}/u.test(pasted)) return undefined;
  const sites = preferred(credentials.flatMap(sitesOf), picked);
  if (isIssueKey(pasted) && pasted === pasted.toUpperCase()) {
    const [site] = sites;
    return site && request(site, apiPath(site, 'issue', pasted), true);
  }
  if (!/^https?:\/\//iu.test(pasted) || !URL.canParse(pasted)) return undefined;
  const url = new URL(pasted);
  const atGateway = readGateway(pasted, url, credentials, sites);
  if (atGateway) return atGateway;
  const site = sites.find((known) => isBelow(url, known.url));
  if (site === undefined) return { notice: 'site_unknown_host', host: url.host };
  const path = url.pathname.slice(basePath(site.url).length);
  const isPage = !path.startsWith('/rest/');
  const meant = isPage
    ? readPage(path, url, site)
    : (restPathBelow(site.url, pasted) ?? path + url.search);
  return meant === undefined
    ? { notice: 'site_page_unknown', host: url.host }
    : request(site, meant, isPage);
}

function sitesOf({ id, apiBaseUrl, direct, sites }: KnownCredential): readonly KnownSite[] {
  const known = direct ? [{ url: apiBaseUrl, cloudId: undefined }] : sites;
  return known
    .filter(({ url }) => URL.canParse(url))
    .map(({ url, cloudId }) => ({
      credentialId: id,
      cloudId,
      url: new URL(url),
      // A credential of one Jira may be an API token of a site of the Cloud.
      isCloud: !direct || /\.atlassian\.net$/iu.test(new URL(url).hostname),
    }));
}

/** The site picked first, then the others of its credential. */
function preferred(sites: readonly KnownSite[], picked: Picked | undefined): readonly KnownSite[] {
  const distance = ({ credentialId, cloudId }: KnownSite) => {
    if (credentialId !== picked?.credentialId) return 2;
    return cloudId === picked.cloudId ? 0 : 1;
  };
  return [...sites].sort((a, b) => distance(a) - distance(b));
}

/** An address of a gateway: of a site of it, or of the gateway itself. */
function readGateway(
  pasted: string,
  url: URL,
  credentials: readonly KnownCredential[],
  sites: readonly KnownSite[],
): PastedRequest | PastedNotice | undefined {
  const gateways = credentials.filter(
    ({ direct, apiBaseUrl }) =>
      !direct && URL.canParse(apiBaseUrl) && isBelow(url, new URL(apiBaseUrl)),
  );
  if (gateways.length === 0) return undefined;
  const isHere = ({ credentialId }: Picked) => gateways.some(({ id }) => id === credentialId);
  const address = url.origin + url.pathname;
  for (const site of sites.filter(isHere)) {
    const { apiBaseUrl = '' } = gateways.find(({ id }) => id === site.credentialId) ?? {};
    const base = gatewayUrl(apiBaseUrl, site.cloudId ?? '', '/');
    if ([base, base.slice(0, -1)].includes(address)) {
      return { notice: 'site_page_unknown', host: url.host };
    }
    if (address.startsWith(base)) {
      const path = restPathBelow(new URL(base), pasted);
      return request(site, path ?? address.slice(base.length - 1) + url.search);
    }
  }
  if (url.pathname.includes('/ex/jira/')) return { notice: 'site_not_granted', host: url.host };
  const site = sites.find(isHere);
  const [gateway] = gateways;
  return request(
    site ?? { credentialId: gateway?.id ?? '', cloudId: undefined },
    address + url.search,
  );
}

/** The operation that stands for a page of Jira, as a path below its base. */
function readPage(path: string, url: URL, site: KnownSite): string | undefined {
  const segments = path
    .split('/')
    .filter((segment) => segment !== '')
    .map(decoded);
  const query = (name: string) => url.searchParams.get(name) ?? '';
  const behind = (name: string) => {
    const index = segments.indexOf(name);
    return (index < 0 ? undefined : segments[index + 1]) ?? '';
  };
  const last = segments.at(-1) ?? '';

  // Beside Jira, a site has Confluence and its gateway's own addresses, which look alike.
  if (['wiki', 'gateway'].includes(segments[0] ?? '')) return undefined;
  const selected = query('selectedIssue');
  if (isIssueKey(selected)) return apiPath(site, 'issue', selected);
  const browsed = behind('browse');
  if (isIssueKey(browsed)) return browsedIssue(browsed, query, site);
  if (isProjectKey(browsed)) return apiPath(site, 'project', browsed);
  const request = serviceDeskPath(segments, behind, last);
  if (request !== undefined) return request;
  const board = segments.includes('RapidBoard.jspa') ? query('rapidView') : behind('boards');
  if (isNumber(board)) {
    const isBacklog = last === 'backlog' || query('view').startsWith('planning');
    return joined('/rest/agile/1.0', 'board', board) + (isBacklog ? '/backlog' : '');
  }
  const issue = behind('issues');
  if (isIssueKey(issue)) return apiPath(site, 'issue', issue);
  const jql = query('jql') || query('jqlQuery');
  if (jql !== '') return searchPath(site, jql);
  const filter = query('filter');
  if (isNumber(filter)) return searchPath(site, `filter = ${filter}`);
  const project = behind('projects');
  return isProjectKey(project) ? apiPath(site, 'project', project) : undefined;
}

function browsedIssue(key: string, query: (name: string) => string, site: KnownSite): string {
  const comment = query('focusedCommentId');
  return apiPath(site, 'issue', key) + (isNumber(comment) ? joined('', 'comment', comment) : '');
}

/** A request in a portal or a queue, or the queue itself. */
function serviceDeskPath(
  segments: readonly string[],
  behind: (name: string) => string,
  last: string,
): string | undefined {
  const isDesk = segments.includes('portal') || segments.includes('queues');
  if (!isDesk) return undefined;
  if (isIssueKey(last)) return joined('/rest/servicedeskapi', 'request', last);
  const [desk, queue] = [behind('projects'), behind('custom')];
  return isProjectKey(desk) && isNumber(queue)
    ? joined('/rest/servicedeskapi', 'servicedesk', desk, 'queue', queue)
    : undefined;
}

/** The Data Center has version 2 alone, and a search that the Cloud has no more. */
function apiPath({ isCloud }: KnownSite, ...segments: readonly string[]): string {
  return joined(`/rest/api/${isCloud ? 3 : 2}`, ...segments);
}

/** The Cloud's search gives ids alone unless it is told more. */
function searchPath(site: KnownSite, jql: string): string {
  const query = `jql=${encodeValue(jql)}`;
  return site.isCloud
    ? `${apiPath(site, 'search', 'jql')}?${query}&fields=*navigable`
    : `${apiPath(site, 'search')}?${query}`;
}

function joined(base: string, ...segments: readonly string[]): string {
  return [base, ...segments.map(encodeValue)].join('/');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function isIssueKey(text: string): boolean {
  return /^[A-Z][A-Z\d_]*-\d+$/iu.test(text);
}

function isProjectKey(text: string): boolean {
  return /^[A-Z][A-Z\d_]*$/iu.test(text);
}

function isNumber(text: string): boolean {
  return /^\d+$/u.test(text);
}

/** At the same host, whatever the scheme, and below the base's path. */
function isBelow(url: URL, base: URL): boolean {
  return url.host === base.host && `${url.pathname}/`.startsWith(`${basePath(base)}/`);
}

function basePath(base: URL): string {
  return base.pathname.replace(/\/+$/u, '');
}

/**
 * What an address says below a base and from `/rest/` on, without its fragment, as it is written: what
 * a parser makes of it has no templates. Undefined where it is not written so.
 */
function restPathBelow(base: URL, address: string): string | undefined {
  const masked = maskTemplates(address);
  const start = (/^https?:\/\/[^/?#\\]*/iu.exec(masked)?.[0].length ?? 0) + basePath(base).length;
  const isBelow = address.slice(0, start).endsWith(basePath(base));
  return isBelow && address.startsWith('/rest/', start)
    ? address.slice(start).slice(0, masked.slice(start).search(/#|$/u))
    : undefined;
}

function request({ credentialId, cloudId }: Picked, path: string, isPage = false): PastedRequest {
  return { credentialId, cloudId, method: 'GET', path, isPage };
}
