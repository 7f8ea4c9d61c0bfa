import { HttpFileError } from '../errors';
import type { TypedRequest } from '../request';
import { readPasted, type KnownCredential, type Picked } from '../siteAddress';
import type { FileRequest } from './parse';

/** A credential as a file names it. */
export interface NamedCredential extends KnownCredential {
  readonly name: string;
}

/** Through what a request of a file may go, and its path there. */
export interface FileTarget {
  readonly path: string;
  /** One where it is known; several where its user is to choose; none where there is no credential. */
  readonly choices: readonly Place[];
}

/** A Jira that a credential reaches. */
export interface Place extends Picked {
  readonly credentialName: string;
  /** Undefined where the credential has been granted no site yet. */
  readonly site: { readonly name: string; readonly url: string } | undefined;
}

/**
 * Where a request of a file goes: what the file names, else its own address, else what was used last,
 * else all that it might be. An address is at the site that the file names, or nowhere.
 *
 * `request` has the variables of the file replaced. Throws `HttpFileError` `http_credential_unknown`,
 * `http_site_unknown`, `http_site_contradicted`, `http_address_unknown`.
 */
export function chooseTarget(
  { credential, site }: Pick<FileRequest, 'credential' | 'site'>,
  { method, path }: Pick<TypedRequest, 'method' | 'path'>,
  credentials: readonly NamedCredential[],
  last: Picked | undefined,
): FileTarget {
  const named = credentials.filter(
    ({ id, name }) => credential === undefined || [id, name].includes(credential),
  );
  if (credential !== undefined && named.length === 0) {
    throw new HttpFileError('http_credential_unknown', { name: credential });
  }
  const places = named
    .flatMap(placesOf)
    .filter((place) => site === undefined || isSite(place, site));
  if (site !== undefined && places.length === 0) {
    throw new HttpFileError('http_site_unknown', { site });
  }
  const choices = usedOrAll(places, last);
  if (!/^https?:/iu.test(path)) return { path, choices };
  // What is at several sites, as the gateway is, is at the one named.
  const pasted = readPasted(path, named, site === undefined ? last : choices[0]);
  const read = pasted && !('notice' in pasted) ? pasted : undefined;
  const place = read && places.find((candidate) => isSame(candidate, read));
  if (read === undefined || place === undefined) {
    return { path, choices: usedOrAll(placesAtHost(places, path, site), last) };
  }
  // The address of a page means the operation that reads what it shows.
  const isOperation = !read.isPage || (method === 'GET' && !path.includes('{{'));
  return {
    path: isOperation ? read.path : path,
    choices: site === undefined ? [place] : usedOrAll(sameJira(places, place), last),
  };
}

/** A path that begins with a variable is not read, and its host is known all the same. */
function placesAtHost(
  places: readonly Place[],
  path: string,
  site: string | undefined,
): readonly Place[] {
  const meant = places.filter((candidate) => isSite(candidate, path));
  if (meant.length > 0) return meant;
  const host = URL.parse(path)?.host;
  throw site === undefined
    ? new HttpFileError('http_address_unknown', { host })
    : new HttpFileError('http_site_contradicted', { site, host });
}

function placesOf(credential: NamedCredential): readonly Place[] {
  const { id, name, apiBaseUrl, direct, sites } = credential;
  const place = { credentialId: id, credentialName: name };
  const host = URL.parse(apiBaseUrl)?.host ?? apiBaseUrl;
  if (direct) return [{ ...place, cloudId: undefined, site: { name: host, url: apiBaseUrl } }];
  if (sites.length === 0) return [{ ...place, cloudId: undefined, site: undefined }];
  return sites.map(({ cloudId, name: siteName, url }) => ({
    ...place,
    cloudId,
    site: { name: siteName, url },
  }));
}

/** By its cloud ID, name, address or host. */
function isSite({ cloudId, site }: Place, text: string): boolean {
  if (site === undefined) return false;
  const host = URL.parse(text)?.host ?? text.toLowerCase();
  return [cloudId, site.name].includes(text) || URL.parse(site.url)?.host === host;
}

function usedOrAll(places: readonly Place[], last: Picked | undefined): readonly Place[] {
  const used = places.find((place) => last !== undefined && isSame(place, last));
  return used ? [used] : places;
}

function isSame(one: Picked, other: Picked): boolean {
  return one.credentialId === other.credentialId && one.cloudId === other.cloudId;
}

/** The ways to a Jira; two of them may have one name. */
function sameJira(places: readonly Place[], { cloudId, site }: Place): readonly Place[] {
  return places.filter((other) => other.cloudId === cloudId && other.site?.url === site?.url);
}
