import type { DroppedCode } from '../../core/rest/curl/dropped';
import type { CurlErrorCode, PastedErrorCode } from '../../core/rest/errors';
import type { Explanations, Sentence } from './explanation';
import { named } from './wording';

/** What is pasted: commands of curl, and addresses. */
export const PASTED: Explanations<CurlErrorCode | PastedErrorCode> = {
  // cURL
  curl_missing: ['This is no command of curl.', 'Copy all of it, from “curl” on.'],
  curl_quote_open: [
    'A quote in this command is opened and never closed.',
    'Copy all of it, also its last line.',
  ],
  curl_address_missing: ['This command names no address.', 'Copy all of it.'],
  curl_address_invalid: [
    'The address in this command cannot be read.',
    'Remove the user name and password from it.',
  ],
  curl_several_requests: [
    'This command sends several requests.',
    'Paste one that names a single address; quote it if it contains a space.',
  ],
  curl_option_unknown: [
    ({ option }) => `curl has no option${named(option)}.`,
    'Correct or remove it.',
  ],
  curl_value_missing: [
    ({ option }) => `The option${named(option)} is without its value.`,
    'Copy the whole command.',
  ],
  curl_form_invalid: ['A part of the form has no = in it.', 'Write it as name=value.'],
  curl_options_conflict: [
    'Options of this command ask for different kinds of request, such as -d and -F, or -d and -I.',
    'Keep one of them.',
  ],
  curl_null_character: [
    'The request contains the character U+0000, which no command can hold.',
    'Remove it, or copy the request as a program.',
  ],
  curl_form_name: [
    ({ name }) => `The name of a part${named(name)} contains =, which curl cannot write.`,
    'Rename it, or copy the request as a program.',
  ],

  // Addresses
  site_unknown_host: [
    ({ host }) => `No credential has a site at ${String(host ?? 'this host')}.`,
    'Authorize one for that site, and paste the address again.',
  ],
  site_not_granted: [
    'No credential was granted the site with this cloud ID.',
    'Authorize one for that site, and paste the address again.',
  ],
  site_page_unknown: [
    'The site is known, but no operation of Jira stands for this page.',
    'Paste the address of an issue, a board, a project, a search or a queue.',
  ],
  site_page_written: [
    'The address is that of a page of Jira, and nothing can be written to a page.',
    'Give the address of the operation, which begins with /rest/.',
  ],
};

/** What is left out of a command. */
export const NOTES: Readonly<Record<DroppedCode, Sentence>> = {
  curl_credentials_dropped: ({ name }) =>
    `Credentials were left out${named(name)}: the chosen credential is used.`,
  curl_header_owned: ({ name }) =>
    `The header${named(name)} was left out: the console sets it itself.`,
  curl_header_unreadable: 'A header without a colon was left out.',
  curl_file_unread: ({ name }) => `The file${named(name)} was not read: paste its content.`,
  curl_option_ignored: ({ name }) => `The option${named(name)} was left out.`,
  curl_part_reduced: 'Parts of the form keep only a name, a value or file, and its type.',
  curl_pattern_kept: 'The address holds a pattern of several addresses and was taken as it stands.',
  curl_rest_ignored:
    'Only the first command was taken, up to a line end, |, &, ; or a redirection.',
};
