import { CurlError } from '../errors';

/** User and password, in whatever way a parser may find them before the host. */
const USERINFO = /^([a-z][a-z\d+.-]*:[/\\]+|[/\\]{2,}|https?:)?[^/?#]*@/iu;

/** An address without the user name and password in it. */
export function withoutUserinfo(address: string): string {
  return address.replace(USERINFO, '$1');
}

/**
 * The address as a request takes it: a path as it is, and https where no scheme is named.
 *
 * Throws `CurlError` `curl_address_invalid`.
 */
export function readAddress(typed: string): string {
  const bare = withoutUserinfo(typed.trim());
  const isWhole = /^(?:https?:|[a-z][a-z\d+.-]*:\/\/|[/\\])/iu.test(bare);
  // The console sends a token to nowhere else.
  const address = isWhole || bare === '' ? bare : `https://${bare}`;
  const isPath = /^[/\\]/u.test(address);
  const url = URL.parse(address, isPath ? 'https://host.invalid' : undefined);
  const mayHidePassword = url === null ? address.includes('@') : url.username + url.password !== '';
  if (mayHidePassword) throw new CurlError('curl_address_invalid');
  return address;
}

/** An address with a further part of its query; curl adds it before a fragment. */
export function withQuery(address: string, query: string): string {
  const [, bare = '', fragment = ''] = /^([^#]*)([^]*)$/u.exec(address) ?? [];
  if (query === '') return address;
  const joint = bare.includes('?') ? (/[?&]$/u.test(bare) ? '' : '&') : '?';
  return bare + joint + query + fragment;
}
