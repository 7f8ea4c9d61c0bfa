import { correctField } from '../core/credentials/corrections';
import {
  checkDraft,
  editCredential,
  fieldsOf,
  savedSecrets,
  type CredentialDraft,
} from '../core/credentials/draft';
import { outdatesGrant } from '../core/credentials/status';
import type { CredentialEntry } from '../core/credentials/store';
import { isSecretField } from '../core/credentials/fields';
import type { EditorProblems } from '../protocol/credentialEditor';
import { sentence } from './messages/sentences';

/** What is wrong in a form, in sentences, and what saving it would mean for the grant. */
export function editorProblems(
  entry: CredentialEntry | undefined,
  draft: CredentialDraft,
): EditorProblems {
  const saved = entry && 'credential' in entry ? entry.credential : undefined;
  const fields = Object.entries(checkDraft(draft, savedSecrets(saved))).map(
    ([field, code]) => [field, sentence(code)] as const,
  );
  const corrections = fieldsOf(draft).flatMap((field) => {
    // What is in a secret field is not said again, not even to the page that it was typed into.
    const better = isSecretField(field) ? undefined : correctField(field, draft[field]);
    return better === undefined ? [] : [[field, better] as const];
  });
  return {
    fields: Object.fromEntries(fields),
    corrections: Object.fromEntries(corrections),
    outdatesGrant:
      entry !== undefined &&
      'credential' in entry &&
      outdatesGrant(entry.credential, editCredential(entry.credential, draft), entry.grant),
  };
}
