import type { ExportErrorCode, PageErrorCode, RowsErrorCode } from '../../core/pages/errors';
import type { Explanations } from './explanation';
import { because } from './wording';

/** All pages of a list, the file that their rows are kept in, and their export. */
export const PAGES: Explanations<PageErrorCode | RowsErrorCode | ExportErrorCode> = {
  page_token_repeated: [
    'Jira named a next page that was fetched already, so the pages would never end.',
    'Check the query with fewer rows, or ask Atlassian.',
  ],
  page_repeated: [
    'Jira answered the page before once more, so the pages would never end.',
    'The operation may have no pages; its documentation says so.',
  ],
  page_not_advancing: [
    'Jira answered with another page than was asked for, or would never come further.',
    'Check startAt and maxResults; the operation may not heed them.',
  ],
  pages_without_rows: [
    'Several pages without rows came one after the other, and none was the last.',
    'Check the query with fewer rows, or ask Atlassian.',
  ],
  page_link_elsewhere: [
    'The link to the next page leads elsewhere, and was not followed.',
    'The token goes only to the operation that was asked for.',
  ],
  page_pointer_missing: [
    'Jira says that there are more rows, but not where.',
    'Try again; ask for another number of rows a page.',
  ],
  page_refused: [
    ({ status }) => `Jira refused a page${because(status)}.`,
    ({ status }) =>
      status === 429
        ? 'That is too many requests: wait, and try again.'
        : 'Send the request for that page to see why.',
  ],
  page_unreadable: [
    'An answer was not a page like those before it.',
    'Try again; send the request once more to see the answer.',
  ],
  page_cut: [
    ({ cut }) =>
      cut === 'too_large'
        ? 'A page is longer than the console takes in.'
        : 'Only a part of a page arrived.',
    ({ cut }) =>
      cut === 'too_large'
        ? 'Ask for fewer rows a page by maxResults or limit, or for fewer fields.'
        : 'Try again; check the network.',
  ],
  page_failed: ['The console failed unexpectedly at a page.', 'Show Log says more.'],
  rows_disk_full: [
    'The disk with the temporary files is full.',
    'Make space on it, and fetch again.',
  ],
  rows_file_failed: [
    ({ reason }) => `The temporary file of the rows cannot be used${because(reason)}.`,
    'Check the folder for temporary files, and fetch again.',
  ],
  export_disk_full: [
    'The disk is full, so the file was not written; what was to be in it is still here.',
    'Make space on it, or export to another disk.',
  ],
  export_failed: [
    ({ reason }) =>
      `The file was not written${because(reason)}; what was to be in it is still here.`,
    'Check its folder, or export to another.',
  ],
  export_not_on_disk: [
    'A file is written only to a disk of the machine that the extension runs on.',
    'Choose a file there.',
  ],
};
