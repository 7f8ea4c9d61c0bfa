import * as vscode from 'vscode';
import { isCodedError } from '../core/errors';
import { variableSite } from '../core/rest/composer';
import { VariableError } from '../core/rest/errors';
import type { Variable } from '../core/rest/variables/scope';
import type { VariablePlace, VariableStore } from '../core/rest/variables/store';
import { explain } from './messages/sentences';
import type { Services } from './services';
import { askOne, type StepResult } from './steps';
import { tellError } from './tellError';
import { askVariable } from './variableSteps';

/** A place as the user knows it. */
interface NamedPlace {
  readonly place: VariablePlace;
  readonly name: string;
  readonly description: string;
}

/** What was chosen in the list of variables; without one, another is added. */
interface Chosen {
  readonly act: 'edit' | 'delete';
  readonly variable?: Variable;
}

const EDIT = { iconPath: new vscode.ThemeIcon('edit'), tooltip: 'Edit' };
const DELETE = { iconPath: new vscode.ThemeIcon('trash'), tooltip: 'Delete' };

/** Characters of a value that the list shows. */
const LONGEST_SHOWN = 80;

/** `Edit Variables`: a place, and then its variables to add, change and delete. */
export async function editVariables(services: Services): Promise<void> {
  try {
    const places = await knownPlaces(services);
    for (;;) {
      const chosen = await choosePlace(places);
      if (chosen === undefined) return;
      const isOther = await editPlace(services.variables, chosen, places.length);
      if (!isOther) return;
    }
  } catch (error) {
    if (!isCodedError(error)) throw error;
    void tellError(error);
  }
}

async function knownPlaces({ store, variables }: Services): Promise<readonly NamedPlace[]> {
  const sites = new Map<string, NamedPlace>();
  for (const entry of await store.list()) {
    if ('error' in entry) continue;
    const { credential, grant } = entry;
    for (const { cloudId, name, url } of grant.sites) {
      const site = variableSite(credential, cloudId) ?? cloudId;
      sites.set(site, { place: { site }, name, description: url });
    }
    const site = variableSite(credential, undefined);
    if (site !== undefined) {
      sites.set(site, { place: { site }, name: site, description: credential.name });
    }
  }
  for (const site of await variables.sites()) {
    const description = 'No credential reaches it now';
    if (!sites.has(site)) sites.set(site, { place: { site }, name: site, description });
  }
  return [
    { place: 'global', name: 'Global', description: 'For all sites' },
    ...[...sites.values()].sort((a, b) => a.name.localeCompare(b.name)),
  ];
}

async function choosePlace(places: readonly NamedPlace[]): Promise<NamedPlace | undefined> {
  if (places.length === 1) return places[0];
  const result = await askOne(
    { title: 'Edit Variables', step: 1, totalSteps: 2, buttons: [] },
    {
      placeholder: 'Whose variables? Those of a site win over the global ones',
      choices: places.map((value) => ({
        label: value.name,
        description: value.description,
        value,
      })),
      chosen: [],
    },
  );
  return result?.value;
}

/** Lists a place's variables until the user is done; says whether they want another place. */
async function editPlace(
  variables: VariableStore,
  { place, name }: NamedPlace,
  places: number,
): Promise<boolean> {
  for (;;) {
    const known = await readOrForget(variables, place, name);
    if (known === undefined) return false;
    const result = await chooseVariable(known, name, places);
    if (result?.kind !== 'next') return result !== undefined;
    const { act, variable } = result.value;
    if (act === 'edit') await save(variables, place, name, known, variable);
    else if (variable && (await isConfirmed(variable, name))) {
      await variables.delete(place, variable.name);
    }
  }
}

function chooseVariable(
  known: readonly Variable[],
  place: string,
  places: number,
): Promise<StepResult<Chosen>> {
  const steps = places === 1 ? { step: 0, totalSteps: 0 } : { step: 2, totalSteps: 2 };
  return askOne<Chosen>(
    { title: titleOf(place), ...steps, buttons: [] },
    {
      placeholder: known.length === 0 ? 'No variable yet' : 'Choose a variable to edit',
      choices: [
        ...known.map((variable) => ({
          label: variable.name,
          description: shown(variable),
          value: { act: 'edit', variable } as const,
          actions: [
            { button: EDIT, value: { act: 'edit', variable } as const },
            { button: DELETE, value: { act: 'delete', variable } as const },
          ],
        })),
        { label: '$(add) Add Variable', alwaysShow: true, value: { act: 'edit' } },
      ],
      chosen: [],
    },
  );
}

/** The variables of a place; undefined where they cannot be read and the user keeps them so. */
async function readOrForget(
  variables: VariableStore,
  place: VariablePlace,
  name: string,
): Promise<readonly Variable[] | undefined> {
  try {
    return await variables.read(place);
  } catch (error) {
    if (!(error instanceof VariableError) || error.code !== 'variables_corrupt') throw error;
    const confirm = 'Delete All';
    const choice = await vscode.window.showWarningMessage(
      explain(error.code).reason,
      { modal: true, detail: `Delete all variables of “${name}”?` },
      confirm,
    );
    if (choice !== confirm) return undefined;
    await variables.deleteAll(place);
    return [];
  }
}

async function save(
  variables: VariableStore,
  place: VariablePlace,
  placeName: string,
  known: readonly Variable[],
  edited: Variable | undefined,
): Promise<void> {
  const variable = await askVariable(titleOf(placeName), known, edited);
  if (variable === undefined) return;
  if (edited && edited.name !== variable.name) {
    await variables.rename(place, edited.name, variable.name);
  }
  await variables.set(place, variable);
}

async function isConfirmed({ name }: Variable, place: string): Promise<boolean> {
  const confirm = 'Delete';
  const choice = await vscode.window.showWarningMessage(
    `Delete the variable “${name}” of “${place}”?`,
    { modal: true, detail: 'Its value is lost. Requests that use it say so when they are sent.' },
    confirm,
  );
  return choice === confirm;
}

function titleOf(place: string): string {
  return `Variables: ${place}`;
}

function shown({ value, secret }: Variable): string {
  if (secret) return '••••';
  return value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value;
}
