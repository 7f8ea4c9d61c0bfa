import { correctField } from '../core/credentials/corrections';
import {
  checkDraft,
  editCredential,
  fieldsOf,
  savedSecrets,
  type CredentialDraft,
} from '../core/credentials/draft';
import { isIssuedUnder } from '../core/credentials/grant';
import { missingScopes } from '../core/credentials/status';
import type { CredentialEntry } from '../core/credentials/store';
import type { EditorProblems } from '../protocol/credentialEditor';
import { sentence } from './messages';

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
    const better = correctField(field, draft[field]);
    return better === undefined ? [] : [[field, better] as const];
  });
  return {
    fields: Object.fromEntries(fields),
    corrections: Object.fromEntries(corrections),
    outdatesGrant: fields.length === 0 && outdatesGrant(entry, draft),
  };
}

/** Whether what was granted would no longer fit what is saved. */
function outdatesGrant(entry: CredentialEntry | undefined, draft: CredentialDraft): boolean {
  if (entry === undefined || 'error' in entry) return false;
  const { credential, grant } = entry;
  const edited = editCredential(credential, draft);
  if (edited.type !== credential.type) return true;
  if (edited.type !== 'oauth2' || grant.tokenSet === undefined) return false;
  const missing = missingScopes(edited, grant).length > missingScopes(credential, grant).length;
  return missing || !isIssuedUnder(grant.tokenSet, edited);
}
