import type { FieldErrorCode } from '../../core/credentials/fields';
import type { Explanations } from './explanation';

/** Fields of a credential. */
export const FIELDS: Explanations<FieldErrorCode> = {
  field_empty: ['This is empty.', 'Enter a value.'],
  field_control_character: [
    'This contains a line break or another control character.',
    'Remove it.',
  ],
  field_inner_space: ['This contains a space.', 'Paste only the value itself.'],
  field_not_bare: [
    'This is more than the value itself.',
    'Paste only the value, without an address, quotes or a name around it.',
  ],
  name_too_long: ['This name is too long.', 'Choose one of at most 80 characters.'],
  field_foreign_character: [
    'This contains a character that no such value has; it may be invisible.',
    'Copy the value again.',
  ],
  url_not_absolute: ['This is not a whole address.', 'It begins with https://.'],
  url_not_https: [
    'This address is not encrypted.',
    'Use https://; plain http is allowed only for 127.0.0.1 and localhost.',
  ],
  url_userinfo: ['The address has a user name or password in it.', 'Remove it.'],
  url_fragment: ['The address contains #.', 'Remove it and what follows.'],
  url_query: ['The address contains ?.', 'Remove it and what follows.'],
  url_path: ['The address goes on behind its base.', 'Remove the path.'],
  scope_invalid: ['A scope contains a character that no scope can have.', 'Remove it.'],
  email_invalid: ['This is not an e-mail address.', 'Enter that of your Atlassian account.'],
  port_invalid: ['This is not a port.', 'Enter a number from 1024 to 65535.'],
  parameters_invalid: ['This is not a list of parameters.', 'Write name=value, one a line.'],
  parameter_owned: [
    'One of these is set by the protocol itself.',
    'Remove it: client_id, scope, state, code and their like have fields of their own.',
  ],
};
