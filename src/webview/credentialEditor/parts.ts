import type {
  EditorCredential,
  EditorProblems,
  EditorStatus,
} from '../../protocol/credentialEditor';

// The types below are the core's, and reach a webview through the protocol alone.

/** A form of every type's fields. */
export type Draft = EditorCredential['draft'];

/** A field that is typed. */
export type Field = keyof EditorProblems['fields'];

/** A field that is not shown again once it is saved. */
export type SecretField = EditorCredential['savedSecrets'][number];

export type Light = EditorStatus['light'];

/** Whether a user has to accept in the browser. */
export function needsConsent({ type, grant_type }: Draft): boolean {
  return type === 'oauth2' && grant_type === 'authorization_code';
}
