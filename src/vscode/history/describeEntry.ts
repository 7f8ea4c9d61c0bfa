import { apiOf } from '../../core/credentials/credential';
import type { CredentialEntry } from '../../core/credentials/store';
import type { HistoryEntry } from '../../core/history/entry';
import { formatSize, formatTime } from '../../core/text/format';
import { LEFT_OUT } from '../messages/history';
import { sentence } from '../messages/sentences';

/** A credential that can be read. */
export type ReadableCredential = Extract<CredentialEntry, { readonly credential: unknown }>;

/** An entry with the credential that it was sent with. */
export interface SentEntry extends HistoryEntry {
  readonly sentWith: ReadableCredential;
}

/** "GET /rest/api/3/myself". */
export function titleOf({ method, path }: HistoryEntry): string {
  return `${method} ${path}`;
}

/** "200 · 120 ms · Acme". */
export function summaryOf(entry: SentEntry): string {
  return [shortOutcome(entry), formatTime(entry.time), siteName(entry)].join(' · ');
}

/** All that is known of an entry, a line each. */
export function detailsOf(entry: SentEntry): string {
  const { status, code, size, time, at, sentWith } = entry;
  const outcome = code === undefined ? `Status ${String(status)}` : sentence(code);
  return [
    titleOf(entry),
    `${sentWith.credential.name} · ${siteName(entry)}`,
    new Date(at).toLocaleString(),
    [outcome, formatTime(time), ...(size === undefined ? [] : [formatSize(size)])].join(' · '),
    ...(entry.left_out.length > 0 ? [leftOutSentence(entry)] : []),
  ].join('\n');
}

/** What there is to fill in before an entry can be sent again. */
export function leftOutSentence({ left_out }: HistoryEntry): string {
  const parts = new Intl.ListFormat('en').format(left_out.map((part) => LEFT_OUT[part]));
  return `The history did not keep ${parts}.`;
}

function shortOutcome({ status, code }: HistoryEntry): string {
  if (code === undefined) return String(status);
  if (code === 'aborted') return 'cancelled';
  return code === 'timeout' ? 'no answer in time' : 'failed';
}

function siteName({ cloudId, sentWith }: SentEntry): string {
  const { credential, grant } = sentWith;
  const { apiBaseUrl, direct } = apiOf(credential);
  if (direct) return new URL(apiBaseUrl).host;
  return grant.sites.find((site) => site.cloudId === cloudId)?.name ?? credential.name;
}
