import { CodedError } from '../errors';

export type HistoryErrorCode =
  /** As many entries of a credential are pinned as can be. */
  | 'history_pins_full'
  /** The entry fell out, or another window removed it. */
  | 'history_entry_missing'
  /** A newer version of the extension has stored the history. */
  | 'history_newer'
  /** The disk took no change. */
  | 'history_not_written';

/** Why the history was not changed. */
export class HistoryError extends CodedError<HistoryErrorCode> {}
