import type { VariableErrorCode } from '../../core/rest/errors';
import type { Explanations } from './explanation';
import { quoted } from './wording';

/** Variables that are kept. */
export const VARIABLES: Explanations<VariableErrorCode> = {
  variables_corrupt: [
    'The stored variables cannot be read, and nothing was changed.',
    'Run Edit Variables, which offers to delete them.',
  ],
  variables_newer: [
    'The variables were stored by a newer version of Jira Console.',
    'Update Jira Console.',
  ],
  variable_name_invalid: [
    'This is no name for a variable.',
    'Begin with a letter or _, go on with letters, digits, _, - and ., up to 80 in all; last is the last answer’s.',
  ],
  variable_name_taken: [
    ({ name }) => `There is a variable ${quoted(name)} already.`,
    'Choose another name, or edit that one.',
  ],
  variable_missing: [
    ({ name }) => `The variable ${quoted(name)} is no longer there.`,
    'Add it again, if it is still needed.',
  ],
  variable_value_too_long: [
    'This value is longer than 100,000 characters.',
    'Shorten it, or put it into the request itself.',
  ],
};
