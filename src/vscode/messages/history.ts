import type { LeftOut } from '../../core/history/entry';
import type { HistoryErrorCode } from '../../core/history/errors';
import { MOST_PINNED } from '../../core/history/history';
import type { Explanations } from './explanation';

/** The history. */
export const HISTORY: Explanations<HistoryErrorCode> = {
  history_pins_full: [
    `No more than ${MOST_PINNED} requests of a credential can be pinned.`,
    'Unpin one first.',
  ],
  history_entry_missing: [
    'This request is no longer in the history.',
    'Open the history again to see what is.',
  ],
  history_newer: [
    'The history was stored by a newer version of Jira Console, and nothing was changed.',
    'Update Jira Console.',
  ],
  history_not_written: [
    'The history could not be written, and nothing was changed.',
    'Check that the disk has space and can be written.',
  ],
};

/** What the history has not kept of a request. */
export const LEFT_OUT: Readonly<Record<LeftOut, string>> = {
  path: 'the end of its path, which is too long',
  secrets: 'what looked like a secret in it',
  headers: 'its headers',
  body: 'its body',
};
