import * as v from 'valibot';
import { CredentialError } from '../../credentials/errors';
import { parseRecord, serializeRecord } from '../../credentials/records';
import type { Lock, SecretStore } from '../../ports';
import { VariableError, type VariableErrorCode } from '../errors';
import type { Variable } from './scope';

/** Where variables hold: everywhere, or at one site, which `variableSite` names. */
export type VariablePlace = 'global' | { readonly site: string };

const GLOBAL = 'variables/global';
const SITE = 'variables/site/';

/** Begins with a letter or `_`, up to 80 characters; `last` is the last answer's. */
const NAME = /^(?!last(?:\.|$))[A-Za-z_][\w.-]{0,79}$/u;

/** Characters. */
const LONGEST_VALUE = 100_000;

const variableSchema = v.object({
  name: v.pipe(v.string(), v.regex(NAME)),
  value: v.pipe(v.string(), v.maxLength(LONGEST_VALUE)),
  secret: v.boolean(),
});

const recordSchema = v.object({ variables: v.array(variableSchema) });

/** What is wrong with a name. */
export function checkVariableName(name: string): VariableErrorCode | undefined {
  return NAME.test(name) ? undefined : 'variable_name_invalid';
}

/** What is wrong with a value. */
export function checkVariableValue(value: string): VariableErrorCode | undefined {
  return value.length > LONGEST_VALUE ? 'variable_value_too_long' : undefined;
}

/**
 * The variables of each place, secret or not, in one secret a place.
 *
 * What is changed is read, changed and written back under a lock. All of it throws
 * `variables_corrupt` and `variables_newer` rather than write over what it cannot read.
 */
export class VariableStore {
  readonly #secrets: SecretStore;
  readonly #lock: Lock;

  constructor(secrets: SecretStore, lock: Lock) {
    this.#secrets = secrets;
    this.#lock = lock;
  }

  /** By name. */
  async read(place: VariablePlace): Promise<readonly Variable[]> {
    const text = await this.#secrets.get(keyOf(place));
    return text === undefined ? [] : parseVariables(text);
  }

  /** The sites that have variables, whether or not a credential reaches them still. */
  async sites(): Promise<readonly string[]> {
    const keys = await this.#secrets.keys();
    return keys.filter((key) => key.startsWith(SITE)).map((key) => key.slice(SITE.length));
  }

  /** Adds a variable, or replaces the one of its name; throws `variable_name_invalid`, `variable_value_too_long`. */
  async set(place: VariablePlace, variable: Variable): Promise<void> {
    const problem = checkVariableName(variable.name) ?? checkVariableValue(variable.value);
    if (problem) throw new VariableError(problem, { name: variable.name });
    await this.#change(place, (variables) => [...without(variables, variable.name), variable]);
  }

  /** Throws `variable_name_invalid`, `variable_name_taken`, `variable_missing`. */
  async rename(place: VariablePlace, from: string, to: string): Promise<void> {
    const problem = checkVariableName(to);
    if (problem) throw new VariableError(problem, { name: to });
    await this.#change(place, (variables) => {
      const variable = variables.find(({ name }) => name === from);
      if (variable === undefined) throw new VariableError('variable_missing', { name: from });
      const others = without(variables, from);
      if (others.some(({ name }) => name === to)) {
        throw new VariableError('variable_name_taken', { name: to });
      }
      return [...others, { ...variable, name: to }];
    });
  }

  /** Deletes a variable, if it is there. */
  async delete(place: VariablePlace, name: string): Promise<void> {
    await this.#change(place, (variables) => without(variables, name));
  }

  /** Deletes all variables of a place, readable or not. */
  async deleteAll(place: VariablePlace): Promise<void> {
    const key = keyOf(place);
    await this.#lock.runExclusive(key, () => this.#secrets.delete(key));
  }

  async #change(
    place: VariablePlace,
    change: (variables: readonly Variable[]) => readonly Variable[],
  ): Promise<void> {
    const key = keyOf(place);
    await this.#lock.runExclusive(key, async () => {
      const variables = [...change(await this.read(place))];
      variables.sort((a, b) => a.name.localeCompare(b.name));
      if (variables.length === 0) await this.#secrets.delete(key);
      else await this.#secrets.store(key, serializeRecord({ variables }));
    });
  }
}

function keyOf(place: VariablePlace): string {
  return place === 'global' ? GLOBAL : SITE + place.site;
}

function without(variables: readonly Variable[], name: string): readonly Variable[] {
  return variables.filter((variable) => variable.name !== name);
}

function parseVariables(text: string): readonly Variable[] {
  try {
    return parseRecord(recordSchema, text).variables;
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    throw new VariableError(
      error.code === 'record_newer' ? 'variables_newer' : 'variables_corrupt',
    );
  }
}
