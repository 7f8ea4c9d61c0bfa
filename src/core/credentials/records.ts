import * as v from 'valibot';
import { isJsonObject, parseJson } from '../jsonValue';
import { CredentialError } from './errors';

const VERSION = 1;

/** What the keys of the two secrets of a credential begin with. */
export const CREDENTIAL = 'credential/';
export const GRANT = 'grant/';

/** A value as it is kept in SecretStorage, with the version of its form. */
export function serializeRecord(value: object): string {
  return JSON.stringify({ version: VERSION, ...value });
}

/**
 * A stored value, checked; members that its schema does not name are dropped.
 *
 * Throws `record_newer` for a version this code does not know, else `record_corrupt`. What the
 * record holds may be secret, so neither error carries any of it.
 */
export function parseRecord<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
): v.InferOutput<Schema> {
  const record = parseJson(text);
  if (!isJsonObject(record) || typeof record['version'] !== 'number') {
    throw new CredentialError('record_corrupt');
  }
  if (record['version'] > VERSION) throw new CredentialError('record_newer');
  const result = v.safeParse(schema, record);
  if (!result.success) throw new CredentialError('record_corrupt');
  return result.output;
}
