import { CodedError } from '../errors';

export type PageErrorCode =
  /** A token or a link to the next page is one that was followed already. */
  | 'page_token_repeated'
  /** A page has the rows of the one before it. */
  | 'page_repeated'
  /** The next page would begin where this one does, or an answer begins elsewhere than was asked. */
  | 'page_not_advancing'
  /** Several pages without rows followed each other, and none was the last. */
  | 'pages_without_rows'
  /** The link to the next page leads to another place than the pages before. */
  | 'page_link_elsewhere'
  /** A page is not the last, and does not say which the next one is. */
  | 'page_pointer_missing'
  /** Jira answered a page with a status that is none of success. */
  | 'page_refused'
  /** An answer is no page as those before it were. */
  | 'page_unreadable'
  /** Only a part of a page arrived. */
  | 'page_cut'
  /** Something that nobody foresaw; the log says what. */
  | 'page_failed';

/** Why pages cannot be fetched further. */
export class PageError extends CodedError<PageErrorCode> {}

export type RowsErrorCode =
  /** The disk of the temporary files has no space left. */
  | 'rows_disk_full'
  /** The temporary file of the rows cannot be written or read. */
  | 'rows_file_failed';

/** What became of the file that rows are kept in; the rows that were in it still are. */
export class RowsError extends CodedError<RowsErrorCode> {}

export type ExportErrorCode =
  | 'export_disk_full'
  | 'export_failed'
  /** The chosen file is not on a disk of the machine that the extension runs on. */
  | 'export_not_on_disk';

/** Why rows were not exported; a file that was there before is as it was. */
export class ExportError extends CodedError<ExportErrorCode> {}
