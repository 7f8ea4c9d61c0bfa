import type { FieldErrorCode } from '../../core/credentials/fields';
import type { RequestErrorCode } from '../../core/rest/errors';
import type { Explanations } from './explanation';
import { because, quoted, within } from './wording';

/** Requests, and the variables in them. */
export const REQUESTS: Explanations<Exclude<RequestErrorCode, FieldErrorCode>> = {
  method_invalid: ['This is no HTTP method.', 'A method is one word, such as GET.'],
  path_empty: ['There is no path.', 'Enter one, such as /rest/api/3/myself.'],
  path_control_character: [
    'The path contains a line break or another control character.',
    'Remove it.',
  ],
  path_backslash: ['The path contains a backslash.', 'Use / between its parts.'],
  path_dot_segment: ['The path contains . or .. as a part.', 'Write out where it leads.'],
  path_encoded_slash: [
    'The path contains an encoded slash (%2F), which the gateway does not take.',
    'Remove it.',
  ],
  path_fragment: ['The path contains #.', 'Write it as %23 if it belongs to a value.'],
  path_not_absolute: [
    'This is neither a path nor an address.',
    'A path begins with one /, an address with https://.',
  ],
  path_has_site: [
    'This path names a site of its own, so it cannot go to several.',
    'Give the path alone, from /rest/ on.',
  ],
  path_parameter_missing: [
    ({ name }) => `A parameter of the path has no value yet${because(name)}.`,
    'Give it one in the path, or in the table of parameters.',
  ],
  url_invalid: ['This is not a valid https address.', 'Copy it again.'],
  host_not_allowed: [
    ({ host }) =>
      `${host === undefined ? 'This address' : String(host)} is not a site of this credential.`,
    'Its token goes only to its own API.',
  ],
  site_required: ['No site is chosen.', 'Choose a site.'],
  site_unknown: [
    'This site was not granted to the credential.',
    'Choose another, or authorize again.',
  ],
  header_name_invalid: [
    ({ name }) => `“${String(name)}” is not a header name.`,
    'Use letters, digits and hyphens.',
  ],
  header_value_invalid: [
    ({ name }) =>
      `The value of ${String(name)} contains a line break or a character that no header can carry.`,
    'Remove it.',
  ],
  header_owned: [
    ({ name }) =>
      `${String(name)} is set by the console: it holds the token, or depends on what is sent.`,
    'Remove it.',
  ],
  header_repeated: [({ name }) => `${String(name)} is set twice.`, 'Keep one of them.'],
  form_name_missing: ['A part of the form has no name.', 'Name it, or remove it.'],
  file_not_chosen: [
    ({ file }) =>
      `${file === undefined ? 'A file' : `The file ${String(file)}`} was not chosen since this console was opened.`,
    'Remove it and add it again: nobody but you says which files are sent.',
  ],
  form_type_owned: [
    'The console sets the Content-Type of a form, since it names what parts the form.',
    'Remove the header.',
  ],
  variable_unclosed: [
    ({ name }) => `A {{ is not closed on its line${within(name)}.`,
    'Close it with }}.',
  ],
  variable_unknown: [
    ({ name }) => `There is no variable ${quoted(name)}.`,
    'Define it for the site, for all sites or in the file; braces that are meant as such are written as {\\u007b in JSON.',
  ],
  variable_cycle: [
    ({ names }) => `A variable contains itself${because(names)}.`,
    'Take it out of one of the values.',
  ],
  variable_too_deep: [
    ({ name }) =>
      `The variable ${quoted(name)} stands within more than a hundred others, each within the next.`,
    'Write its value into one of them.',
  ],
  variable_too_long: [
    ({ name }) => `The value of the variable ${quoted(name)} is longer than a million characters.`,
    'Shorten it.',
  ],
  variable_secret_shown: [
    ({ name }) => `The secret variable ${quoted(name)} stands where it would be logged or shown.`,
    'Use it in the value of a header, in the query or in the body only.',
  ],
  variable_secret_copied: [
    ({ name }) =>
      `The secret variable ${quoted(name)} stands in this request, and a copy would show its value.`,
    'Put something else in its place, and the secret into the copy.',
  ],
  last_answer_missing: [
    'There is no last answer, or it was no JSON.',
    'Send the request whose answer is meant first.',
  ],
  last_value_missing: [
    ({ expression }) => `The last answer holds nothing at ${quoted(expression)}.`,
    'Compare the expression with the answer.',
  ],
  last_expression_invalid: [
    ({ expression, position }) =>
      `${quoted(expression)}${position === undefined ? '' : `, at character ${String(position)},`} is no JMESPath expression.`,
    'Mend it; jmespath.org says how they are written.',
  ],
  body_not_json: [
    'The body is not valid JSON, and its Content-Type is JSON, as it is unless another is set.',
    'Mend the body, or set another Content-Type.',
  ],
  body_too_large: [
    'A body of more than 10 million characters is not sent from here, and nothing was sent.',
    'Send it as a file of a form, or in parts.',
  ],
  body_not_allowed: [
    ({ method }) => `A ${String(method)} request carries no body.`,
    'Empty the body, or choose another method.',
  ],
};
