import { CatalogueError } from '../catalogue/errors';
import type { Api } from '../catalogue/operation';
import { NetworkError } from '../errors';
import type { CutReason, HttpClient, HttpResponse } from '../ports';

/** The addresses of the specifications. */
export type SpecificationUrls = Readonly<Record<Api, string>>;

/** Bytes of one specification; Atlassian's largest is a tenth of it. */
const MAX_BYTES = 40 * 1024 * 1024;

/** Milliseconds for one specification, over a line that is slow. */
const TIMEOUT = 120_000;

/**
 * Fetches the texts of all specifications at once, without any credential; one that fails ends all.
 *
 * Throws `NetworkError`, and `CatalogueError` `catalogue_redirected`, `catalogue_refused`,
 * `catalogue_too_large` and `catalogue_not_json` with the API whose specification it is.
 */
export async function fetchSpecifications(
  http: HttpClient,
  urls: SpecificationUrls,
  signal: AbortSignal,
): Promise<Record<Api, string>> {
  const failure = new AbortController();
  const stop = AbortSignal.any([signal, failure.signal]);
  const text = (api: Api) => fetchText(http, api, urls[api], stop);
  try {
    const texts = [text('platform'), text('agile'), text('servicedesk')] as const;
    const [platform, agile, servicedesk] = await Promise.all(texts);
    return { platform, agile, servicedesk };
  } finally {
    failure.abort();
  }
}

async function fetchText(
  http: HttpClient,
  api: Api,
  url: string,
  signal: AbortSignal,
): Promise<string> {
  const headers = [['Accept', 'application/json']] as const;
  const request = { method: 'GET', url, headers, timeout: TIMEOUT, maxBytes: MAX_BYTES };
  const response = await http.send(request, signal);
  const { status, cut } = response;
  if (cut) throw cutError(cut, api, url);
  if (status >= 300 && status < 400) throw new CatalogueError('catalogue_redirected', { api });
  if (status !== 200) throw new CatalogueError('catalogue_refused', { api, status });
  return textOf(response);
}

function cutError(cut: CutReason, api: Api, url: string): CatalogueError | NetworkError {
  switch (cut) {
    case 'aborted':
    case 'timeout':
      return new NetworkError(cut, { host: new URL(url).host });
    case 'connection_lost':
    case 'disk_full':
    case 'file_failed':
      return new CatalogueError('catalogue_not_json', { api });
    case 'too_large':
      return new CatalogueError('catalogue_too_large', { api });
  }
}

/** JSON between programs is UTF-8. @see RFC 8259 section 8.1 */
function textOf({ body }: HttpResponse): string {
  return new TextDecoder().decode(body);
}
