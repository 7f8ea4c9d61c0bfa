import * as v from 'valibot';
import { isJsonObject, parseJson, type JsonObject } from '../jsonValue';
import { credentialSchema, isSameReceiver, type Credential } from './credential';
import { CredentialError } from './errors';
import {
  checkField,
  isSecretField,
  normalizeField,
  withoutSecretParameters,
  type CredentialField,
  type FieldErrorCode,
} from './fields';
import { SECRET_FIELDS } from '../secrets';
import type { CredentialEntry } from './store';

const FORMAT = 'jira-console-credentials';
const VERSION = 1;

/** Ids are part of keys in the secret store; other characters could lead to other keys. */
const ID = /^[\w-]{1,64}$/u;

const NO_SECRETS = Object.fromEntries(SECRET_FIELDS.map((field) => [field, '']));

/** One member of a credential that an import changes; both values as a person reads them. */
export interface Change {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** What the import of one credential would do. */
export interface ImportStep {
  readonly imported: Credential;
  /** What is there under this id; undefined where it is new. */
  readonly saved: Credential | undefined;
  readonly changes: readonly Change[];
  /** The secret that is there is not for what the file names, and has to be entered again. */
  readonly losesSecret: boolean;
}

/** Credentials as a file to give to others: the set-up, and no secret. */
export function toCredentialFile(credentials: readonly Credential[]): string {
  const file = { format: FORMAT, version: VERSION, credentials: credentials.map(setUpOf) };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/**
 * The credentials of a file, without secrets, whatever the file says.
 *
 * Throws `import_unreadable`, `import_newer`, and `import_invalid` for the first that cannot be
 * taken, with its `position` (from 1) and `name`, and of its `field` the `problem` (`FieldErrorCode`).
 */
export function parseCredentialFile(text: string): readonly Credential[] {
  const file = parseJson(text.replace(/^\uFEFF/u, ''));
  if (!isJsonObject(file) || file['format'] !== FORMAT || !Array.isArray(file['credentials'])) {
    throw new CredentialError('import_unreadable');
  }
  if (file['version'] !== VERSION) throw new CredentialError('import_newer');
  const ids = new Set<string>();
  return file['credentials'].map((member: unknown, index) => {
    const credential = parseMember(member, index + 1);
    if (ids.has(credential.id)) throw invalid(index + 1, member, 'id');
    ids.add(credential.id);
    return credential;
  });
}

function parseMember(member: unknown, position: number): Credential {
  if (!isJsonObject(member)) throw invalid(position, member);
  const result = v.safeParse(credentialSchema, { ...normalized(member), ...NO_SECRETS });
  if (!result.success) throw invalid(position, member, String(result.issues[0].path?.[0]?.key));
  if (!ID.test(result.output.id)) throw invalid(position, member, 'id');
  return result.output;
}

/** Somebody may have written it by hand: each field as a form would save it. */
function normalized(member: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(member).map(([name, value]) => [
      name,
      typeof value === 'string' ? normalizeField(name as CredentialField, value) : value,
    ]),
  );
}

function invalid(position: number, member: unknown, field?: string): CredentialError {
  const members = isJsonObject(member) ? member : {};
  const name = typeof members['name'] === 'string' ? members['name'] : undefined;
  const problem = field === undefined ? undefined : problemOf(members[field], field);
  return new CredentialError('import_invalid', { position, name, field, problem });
}

/**
 * What an import would do to the credentials there are, one step a credential.
 *
 * Throws `record_corrupt` or `record_newer` where a record that cannot be read has the same id: it
 * is not overwritten unseen.
 */
export function planImport(
  imported: readonly Credential[],
  entries: readonly CredentialEntry[],
): readonly ImportStep[] {
  return imported.map((credential) => {
    const entry = entries.find(({ id }) => id === credential.id);
    if (entry && 'error' in entry) throw entry.error;
    const saved = entry?.credential;
    return {
      imported: credential,
      saved,
      changes: saved ? changesOf(saved, credential) : [],
      losesSecret: saved !== undefined && !keepsSecret(saved, credential),
    };
  });
}

/** The credential after an import: the file's members, and the secret that is there if it fits. */
export function afterImport(saved: Credential, imported: Credential): Credential {
  if (!keepsSecret(saved, imported)) return imported;
  const secrets = Object.entries(saved).filter(([name]) => isSecretField(name));
  return { ...imported, ...Object.fromEntries(secrets) };
}

/**
 * A secret goes only where its user has entered it for: a file must not send it elsewhere by naming
 * another address for a credential that is there.
 */
function keepsSecret(saved: Credential, imported: Credential): boolean {
  return isSameReceiver(saved, imported);
}

function changesOf(saved: Credential, imported: Credential): readonly Change[] {
  const [before, after] = [shownOf(saved), shownOf(imported)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, from: before[field] ?? '', to: after[field] ?? '' }))
    .filter(({ from, to }) => from !== to);
}

function shownOf(credential: Credential): Partial<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(setUpOf(credential)).map(([name, value]) => [name, String(value)]),
  );
}

/** What a credential is set up with; no secret. */
function setUpOf(credential: Credential): JsonObject {
  return Object.fromEntries(
    Object.entries(credential)
      .filter(([name]) => !isSecretField(name))
      .map(([name, value]) => [
        name,
        typeof value === 'string' ? withoutSecretParameters(name, value) : value,
      ]),
  );
}

/** What is wrong with a member, as far as a form could say it, too. */
function problemOf(value: unknown, field: string): FieldErrorCode | undefined {
  if (value === undefined) return 'field_empty';
  return typeof value === 'string' ? checkField(field as CredentialField, value) : undefined;
}
