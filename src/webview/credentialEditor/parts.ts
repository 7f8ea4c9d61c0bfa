import type {
  EditorCredential,
  EditorProblems,
  EditorStatus,
} from '../../protocol/credentialEditor';

// A webview sees the protocol, not the layers of the core that the protocol takes its types from.

/** A form of every type's fields. */
export type Draft = EditorCredential['draft'];

/** A field that is typed. */
export type Field = keyof EditorProblems['fields'];

/** A field that is not shown again once it is saved. */
export type SecretField = EditorCredential['savedSecrets'][number];

export const SECRET_FIELDS: readonly SecretField[] = [
  'client_secret',
  'api_token',
  'personal_access_token',
];

export type Light = EditorStatus['light'];
