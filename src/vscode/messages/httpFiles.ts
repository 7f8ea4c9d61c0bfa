import type { HttpFileErrorCode } from '../../core/rest/errors';
import type { Explanations } from './explanation';
import { because, quoted } from './wording';

/** Files of requests. */
export const HTTP_FILES: Explanations<HttpFileErrorCode> = {
  http_line_invalid: [
    'No request begins like this.',
    'Write a method and an address or path, such as GET /rest/api/3/myself, or begin the line with #.',
  ],
  http_method_unknown: [
    ({ method }) => `${quoted(method)} is no HTTP method.`,
    'Write GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS before the path.',
  ],
  http_variable_invalid: [
    'A line that begins with @ defines a variable, and this one does not.',
    'Write @name = value.',
  ],
  http_variable_dropped: [
    ({ name }) => `The variable ${quoted(name)} holds a secret, and none is taken from a file.`,
    'Remove it; define a secret variable in its place if a request needs it.',
  ],
  http_header_without_colon: [
    'This line of the headers has no colon.',
    'Write Name: value, or leave an empty line before the body.',
  ],
  http_header_dropped: [
    ({ name }) => `${quoted(name)} is not sent: the credential and the console set it.`,
    'Remove it from the file.',
  ],
  http_userinfo_dropped: [
    'The user name and password in this address are not sent: the credential says who asks.',
    'Remove them from the file.',
  ],
  http_name_repeated: [
    ({ name }) => `Another request of this file is named ${quoted(name)}, too.`,
    'Give each a name of its own.',
  ],
  http_script_not_run: [
    'This script or assertion is not run here.',
    'Check by hand what it would do.',
  ],
  http_script_unclosed: ['This script is not closed.', 'Close it with %}.'],
  http_body_file_mixed: [
    'A file can only be the whole body or a part of a form.',
    'Remove the other lines, or the file.',
  ],
  http_form_boundary_missing: [
    'The Content-Type of this form names no boundary.',
    'Write multipart/form-data; boundary=…, with the text between its parts.',
  ],
  http_form_unclosed: [
    'This form does not begin and end with its boundary.',
    'Begin each part with -- and the boundary, and end the last with the same and another --.',
  ],
  http_form_part_invalid: [
    'This part of the form has no Content-Disposition with a name.',
    'Write Content-Disposition: form-data; name="…" and an empty line before its content.',
  ],
  http_form_content_inline: [
    ({ name }) => `The part ${quoted(name)} has a file name, and no path of a file.`,
    'Write < and the path of the file as its content.',
  ],
  http_form_header_dropped: [
    ({ name }) => `The header ${quoted(name)} of a part is not sent.`,
    'Remove it.',
  ],
  http_form_file_name_dropped: [
    ({ name }) => `The file is sent under its own name, not as ${quoted(name)}.`,
    'Rename the file itself.',
  ],
  http_name_invalid: ['This is no name for a request in a file.', 'Enter a name of one line.'],
  http_body_not_writable: [
    ({ line }) =>
      `${line === undefined ? 'A line' : `Line ${String(line)}`} of the body would be read as something else in a file, such as a comment or a part of the line before, and nothing was written.`,
    'Begin it with another character than #, /, <, > or ??, or write the form in one line.',
  ],
  http_form_part_not_writable: [
    ({ name }) =>
      `The part ${quoted(name)} of the form cannot be written so that it is read as the same, and nothing was written.`,
    'Take line breaks and percent signs out of its name, and lines that begin with #, /, <, > or ?? out of its value.',
  ],
  http_credential_unknown: [
    ({ name }) => `There is no credential ${quoted(name)}.`,
    'Write the name of one that there is behind # @jira-credential, or add it.',
  ],
  http_site_unknown: [
    ({ site }) => `No credential that this request may use reaches the site ${quoted(site)}.`,
    'Write the name, address or cloud ID of one that was granted behind # @jira-site.',
  ],
  http_site_contradicted: [
    ({ site, host }) =>
      `The address of this request is not at its site ${quoted(site)}${because(host)}, and nothing was sent.`,
    'Write a path in the place of the address, or take the line # @jira-site out.',
  ],
  http_host_contradicted: [
    ({ host }) => `This request has the Host ${quoted(host)}, and its target is no path there.`,
    'Begin the target with /, or take the line Host out.',
  ],
  http_address_unknown: [
    ({ host }) => `No credential reaches a Jira at this address${because(host)}.`,
    'Authorize one for that site, or write a path of its REST API, such as /rest/api/3/myself.',
  ],
  http_file_unreadable: [
    ({ file }) => `The file ${quoted(file)} cannot be read, or is larger than 10 MB.`,
    'Check that it is there, and split it where it is large.',
  ],
  http_body_file_unreadable: [
    ({ file }) => `The file ${quoted(file)} of the body cannot be read, and nothing was sent.`,
    'Check that it is there; its path is relative to the file of requests.',
  ],
  http_body_file_too_large: [
    ({ file }) =>
      `The file ${quoted(file)} of the body is larger than 10 MB, and nothing was sent.`,
    'Send it as a part of a form.',
  ],
  http_body_file_not_text: [
    ({ file }) => `The file ${quoted(file)} of the body is no text in UTF-8, and nothing was sent.`,
    'Send it as a part of a form, or save it in UTF-8.',
  ],
  http_request_missing: [
    'This request is not in its file any more.',
    'Choose it again in the file or in the Requests view.',
  ],
  http_name_ambiguous: [
    ({ name }) =>
      `Several requests of this file are named ${quoted(name)}, and nothing was written.`,
    'Choose another name, or give each a name of its own.',
  ],
  http_file_not_written: [
    'VS Code could not write the request into the file.',
    'Check that the file may be written, and save the request again.',
  ],
};
