import { HttpFileError } from '../errors';
import type { TypedRequest } from '../request';
import { applyFileVariables } from '../variables/fileVariables';
import type { Generators } from '../variables/generated';
import type { FileRequest, HttpFile } from './parse';

/**
 * A request with the variables of its file replaced, and with its `Host` before its path, as HTTP
 * itself names a site.
 *
 * Throws what `applyFileVariables` throws, and `HttpFileError` `http_host_contradicted`.
 */
export function fillRequest(
  { request, host }: Pick<FileRequest, 'request' | 'host'>,
  variables: HttpFile['variables'],
  generators: Generators,
): TypedRequest {
  const filled = applyFileVariables(request, variables, generators);
  if (host === undefined) return filled;
  const bare = { method: '', path: `https://${host}`, headers: [], body: '' };
  const address = applyFileVariables(bare, variables, generators).path;
  if (filled.path.startsWith('/')) return { ...filled, path: address + filled.path };
  // What begins with a variable of a site may be a path or an address of any host.
  if (!/^https?:/iu.test(filled.path) || hostOf(filled.path) !== hostOf(address)) {
    throw new HttpFileError('http_host_contradicted', { host: hostOf(address) ?? host });
  }
  return filled;
}

function hostOf(address: string): string | undefined {
  return URL.parse(address)?.host;
}
