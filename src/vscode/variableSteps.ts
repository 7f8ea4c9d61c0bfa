import type { Variable } from '../core/rest/variables/scope';
import { checkVariableName, checkVariableValue } from '../core/rest/variables/store';
import { sentence } from './messages/sentences';
import { askOne, askText, mapResult, walk, type Step, type StepFrame } from './steps';

type VariableStep = Step<Variable>;

/**
 * Asks for a variable, or for what is to be changed of an edited one, beside those known at its place.
 *
 * Whether it is secret comes before its value, so that a secret is never seen while it is typed; one
 * that is stored is not shown again. Undefined where the user gave up.
 */
export function askVariable(
  title: string,
  known: readonly Variable[],
  edited: Variable | undefined,
): Promise<Variable | undefined> {
  const others = known.filter((variable) => variable !== edited).map(({ name }) => name);
  const steps = [nameStep(others), secretStep, valueStep(edited)];
  const { name = '', value = '', secret = false } = edited ?? {};
  return walk(
    { name, value: secret ? '' : value, secret },
    () => steps,
    (_draft, step, totalSteps): StepFrame => ({ title, step, totalSteps, buttons: [] }),
  );
}

function nameStep(others: readonly string[]): VariableStep {
  return async (draft, frame) => {
    const result = await askText(frame, {
      value: draft.name,
      prompt: 'A name, to be used as {{name}} in path, headers and body',
      placeholder: 'For example: project',
      check: (typed) => {
        const name = typed.trim();
        const problem =
          checkVariableName(name) ?? (others.includes(name) ? 'variable_name_taken' : undefined);
        return problem && sentence(problem, { name });
      },
    });
    return mapResult(result, (name) => ({ ...draft, name: name.trim() }));
  };
}

const secretStep: VariableStep = async (draft, frame) => {
  const result = await askOne(frame, {
    placeholder: 'Is its value a secret?',
    choices: [
      {
        label: 'Not secret',
        detail: 'May stand anywhere in a request; {{…}} in it is replaced, too.',
        value: false,
      },
      {
        label: 'Secret',
        detail:
          'Neither shown nor logged, and taken out of answers; for the values of headers, the query and the body.',
        value: true,
      },
    ],
    chosen: [draft.secret],
  });
  return mapResult(result, (secret) => ({ ...draft, secret }));
};

function valueStep(edited: Variable | undefined): VariableStep {
  return async (draft, frame) => {
    const { secret } = draft;
    const wasSecret = edited?.secret ?? false;
    const kept = wasSecret && secret ? edited?.value : undefined;
    // A secret that is stored is not lost by an empty box that could not show it.
    const isRequired = kept === undefined && (secret || wasSecret);
    const result = await askText(frame, {
      value: draft.value,
      prompt: kept === undefined ? 'Its value' : 'A new value; empty keeps the one there is',
      password: secret,
      check: (value) => {
        const isMissing = isRequired && value === '';
        const problem = isMissing ? 'field_empty' : checkVariableValue(value);
        return problem && sentence(problem);
      },
    });
    return result?.kind === 'next'
      ? { kind: 'next', value: { ...draft, value: result.value || (kept ?? '') } }
      : mapResult(result, (value) => ({ ...draft, value }));
  };
}
