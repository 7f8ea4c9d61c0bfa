import { ACCESSIBLE_RESOURCES_PATH, gatewayUrl } from '../atlassian/api';
import { isAtApi } from '../atlassian/apiOrigin';
import type { Site } from '../atlassian/sites';
import { RequestError, type RequestErrorCode } from './errors';

/** The API and the sites that a path may mean. */
export interface TargetContext {
  readonly apiBaseUrl: string;
  /** The base is the Jira itself; else it is a gateway, which has sites below it. */
  readonly direct: boolean;
  readonly sites: readonly Site[];
  /** The site picked, for paths that do not name one. */
  readonly cloudId: string | undefined;
}

/** What belongs to the API itself and to no site. */
const API_PATHS = [ACCESSIBLE_RESOURCES_PATH, '/me'];

/**
 * The address that a typed path means, always at the credential's own API.
 *
 * Takes a path of the picked site, a path of the API itself, the full address of a known site and a
 * full gateway address. Throws `RequestError`: the `path_…` and `url_…` codes, `host_not_allowed`,
 * `site_required`, `site_unknown`.
 */
export function resolveTarget(typed: string, context: TargetContext): string {
  const text = typed.trim();
  if (text === '') throw pathError('path_empty');
  checkCharacters(text);
  checkFilled(text);
  const isAddress = /^[a-z][a-z\d+.-]*:/iu.test(text);
  if (!isAddress && (!text.startsWith('/') || text.startsWith('//'))) {
    throw pathError('path_not_absolute');
  }
  const target = isAddress ? fromAddress(text, context) : fromPath(text, context);
  const url = URL.canParse(target) ? new URL(target).href : '';
  // Whatever was typed, nothing leaves for another place than the API.
  if (!isAtApi(url, context.apiBaseUrl)) throw pathError('host_not_allowed');
  return url;
}

function checkCharacters(text: string): void {
  if (/\p{Cc}/u.test(text)) throw pathError('path_control_character');
  if (text.includes('#')) throw pathError('path_fragment');
  const path = text.split('?', 1)[0] ?? '';
  // The gateway, a proxy and the URL parser each read these their own way.
  if (/\\|%5c/iu.test(path)) throw pathError('path_backslash');
  if (/%2f/iu.test(path)) throw pathError('path_encoded_slash');
  if (/(?:^|\/)(?:\.|%2e){1,2}(?:\/|;|%3b|$)/iu.test(path)) throw pathError('path_dot_segment');
}

/** What an operation is documented with is no value of its parameter. */
function checkFilled(text: string): void {
  const [, name] = /\/\{(\w+)\}(?:\/|$)/u.exec(text.split('?', 1)[0] ?? '') ?? [];
  if (name !== undefined) throw new RequestError('path_parameter_missing', 'path', { name });
}

function fromAddress(text: string, context: TargetContext): string {
  if (!/^https?:\/\/[^/?]/iu.test(text) || !URL.canParse(text)) throw pathError('url_invalid');
  const url = new URL(text);
  if (/^https?:\/\/[^/?]*@/iu.test(text)) throw pathError('url_userinfo');
  if (isAtApi(url.href, context.apiBaseUrl)) return url.href;
  const site = context.direct
    ? undefined
    : context.sites.find((known) => URL.parse(known.url)?.host === url.host);
  if (site && !site.url.startsWith(url.protocol)) throw pathError('url_not_https');
  if (site === undefined) throw pathError('host_not_allowed', url.host);
  return gatewayUrl(context.apiBaseUrl, site.cloudId, url.pathname + url.search);
}

function fromPath(path: string, { apiBaseUrl, direct, sites, cloudId }: TargetContext): string {
  if (direct) return apiBaseUrl + path;
  const pathname = path.split('?', 1)[0] ?? '';
  if (API_PATHS.includes(pathname) || pathname.startsWith('/ex/')) return apiBaseUrl + path;
  if (cloudId === undefined) throw new RequestError('site_required', 'site');
  // Only what was granted is a site: an id from elsewhere could be any text.
  if (!sites.some((site) => site.cloudId === cloudId))
    throw new RequestError('site_unknown', 'site');
  return gatewayUrl(apiBaseUrl, cloudId, path);
}

function pathError(code: RequestErrorCode, host?: string): RequestError {
  return new RequestError(code, 'path', { host });
}
