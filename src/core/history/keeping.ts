import type { HistoryEntry, LeftOut, SentRequest } from './entry';
import { headersWithoutSecrets, pathWithoutSecrets, textWithoutSecrets } from './withoutSecrets';

/** Entries of a credential, the pinned ones among them. */
const MOST_ENTRIES = 200;

/** Characters. */
const LONGEST_PATH = 10_000;
const LONGEST_BODY = 100 * 1024;

/** Characters of all bodies of a credential: each request writes its record anew. */
const LONGEST_BODIES = 2 * 1024 * 1024;

/** What is kept of a request that was sent. */
export function makeEntry(id: string, sent: SentRequest, keepsBodies: boolean): HistoryEntry {
  const { method, headers, body = '', hasBody, cloudId, secrets, at, time, outcome } = sent;
  const path = pathWithoutSecrets(sent.path, secrets);
  const keepsBody = keepsBodies && sent.body !== undefined && body.length <= LONGEST_BODY;
  const request = {
    headers: keepsBodies
      ? headersWithoutSecrets(headers, secrets).map(([name, value]): [string, string] => [
          name,
          value,
        ])
      : [],
    body: keepsBody ? textWithoutSecrets(body, secrets) : '',
  };
  const isSecretOut =
    path !== sent.path || (keepsBody && request.body !== body) || valuesDiffer(sent, request);
  const left_out: LeftOut[] = [
    ...(path.length > LONGEST_PATH ? (['path'] as const) : []),
    ...(isSecretOut ? (['secrets'] as const) : []),
    ...(headers.length > request.headers.length ? (['headers'] as const) : []),
    ...(hasBody && !keepsBody ? (['body'] as const) : []),
  ];
  return {
    id,
    method,
    path: path.slice(0, LONGEST_PATH),
    ...(cloudId !== undefined && { cloudId }),
    at,
    time,
    ...outcome,
    pinned: false,
    left_out,
    ...((request.headers.length > 0 || request.body !== '') && { request }),
  };
}

/** The newest, and all that are pinned; the bodies of the oldest go before their entries do. */
export function withinLimits(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const pinned = entries.filter((entry) => entry.pinned);
  const others = entries.filter((entry) => !entry.pinned).slice(0, MOST_ENTRIES - pinned.length);
  const kept = new Set([...pinned, ...others]);
  let length = 0;
  const withBody = new Set(
    [...kept].filter(({ request }) => (length += request?.body.length ?? 0) <= LONGEST_BODIES),
  );
  return entries
    .filter((entry) => kept.has(entry))
    .map((entry) => (withBody.has(entry) ? entry : withoutBody(entry)));
}

function withoutBody(entry: HistoryEntry): HistoryEntry {
  const { request } = entry;
  if (request === undefined || request.body === '') return entry;
  return { ...entry, left_out: [...entry.left_out, 'body'], request: { ...request, body: '' } };
}

function valuesDiffer(
  { headers }: SentRequest,
  kept: { readonly headers: readonly (readonly [string, string])[] },
): boolean {
  return kept.headers.some(
    ([name, value]) => !headers.some((given) => given[0] === name && given[1] === value),
  );
}
