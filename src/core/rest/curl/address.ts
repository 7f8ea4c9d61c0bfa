import { CurlError } from '../errors';

/** User and password, in whatever way a parser may find them before the host. */
const USERINFO = /^([a-z][a-z\d+.-]*:[/\\]+|[/\\]{2,}|https?:)?[^/?#]*@/iu;

/** An address without the user name and password in it. */
export function withoutUserinfo(address: string): string {
  return address.replace(USERINFO, '$1');
}

/**
 * The address as a request takes it: a path as it is, what begins with a template, too, and https where
 * no scheme is named.
 *
 * Throws `CurlError` `curl_address_invalid`.
 */
export function readAddress(typed: string): string {
  const bare = withoutUserinfo(typed.trim());
  const isWhole = /^(?:https?:|[a-z][a-z\d+.-]*:\/\/|[/\\]|\{\{)/iu.test(bare);
  // The console sends a token to nowhere else.
  const address = isWhole || bare === '' ? bare : `https://${bare}`;
  const isPath = /^[/\\]/u.test(address);
  const url = URL.parse(address, isPath ? 'https://host.invalid' : undefined);
  const isOpen = url === null ? mayHidePassword(address) : url.username + url.password !== '';
  if (isOpen) throw new CurlError('curl_address_invalid');
  return address;
}

/** Whether an address that no parser takes may have a user and password before its host. */
function mayHidePassword(address: string): boolean {
  const [, authority = '', rest = ''] =
    /^(?:[^/?#\\]*:[/\\]+|[/\\]+)?([^/?#\\]*)([^]*)$/u.exec(address) ?? [];
  // What follows a colon and is no port may be a password with a slash in it.
  const isCut = rest.includes('@') && /:(?!(?:\d*|\{\{[^{}]*\}\})$)/u.test(authority);
  return authority.includes('@') || isCut;
}

/** An address with a further part of its query; curl adds it before a fragment. */
export function withQuery(address: string, query: string): string {
  const [, bare = '', fragment = ''] = /^([^#]*)([^]*)$/u.exec(address) ?? [];
  if (query === '') return address;
  const joint = bare.includes('?') ? (/[?&]$/u.test(bare) ? '' : '&') : '?';
  return bare + joint + query + fragment;
}
