import type { CredentialErrorCode } from '../../core/credentials/errors';
import { explainBy, inOneLine, type Explanations } from './explanation';
import { FIELDS } from './fields';

/** The codes of Import Credentials. */
export type ImportErrorCode = Extract<CredentialErrorCode, `import_${string}`>;

/** Files of credentials. */
export const IMPORTS: Explanations<ImportErrorCode> = {
  import_unreadable: [
    'This is not a file of credentials, and nothing was imported.',
    'Choose a file that Export Credentials has written.',
  ],
  import_too_large: [
    'This file is too large to hold credentials, and nothing was imported.',
    'Choose a file that Export Credentials has written.',
  ],
  import_newer: [
    'This file was written by a newer version of Jira Console, and nothing was imported.',
    'Update Jira Console.',
  ],
  import_invalid: [
    ({ position, name, field }) =>
      `Credential ${String(position)} of the file${name === undefined ? '' : ` (“${String(name)}”)`} cannot be taken` +
      `${field === undefined ? '' : ` because of its ${String(field)}`}, and nothing was imported.`,
    ({ problem }) =>
      problem === undefined
        ? 'Compare it with a file that Export Credentials writes.'
        : inOneLine(explainBy(FIELDS, String(problem))),
  ],
};
