import type { OperationMatch } from '../../core/catalogue/match';
import type { Operation, Parameter } from '../../core/catalogue/operation';
import { wholePaste } from '../wholePaste';
import { LiveCombobox, toChoice } from './liveCombobox';
import { NOUNS } from './liveRemark';
import type { Live } from './askedSites';
import type { Operations } from './useOperations';

interface Props {
  readonly operations: Operations;
  readonly live: Live;
  readonly match: OperationMatch;
  readonly path: string;
  /** What Jira said against a value, by the ID of its control. */
  readonly refused: ReadonlyMap<string, string> | undefined;
  readonly onEdit: (path: string) => void;
}

/** The parameters of an operation, in step with the typed path, which is where their values are. */
export function ParameterTable({ operations, live, match, path, refused, onEdit }: Props) {
  const { operation, values } = match;
  const { readQuery, setQuery, withValues } = operations;
  const query = readQuery(path);
  if (operation.pathParameters.length + operation.queryParameters.length === 0) {
    return <p class="aside">This operation has no parameters.</p>;
  }
  return (
    <table class="parameters">
      <thead class="unseen">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        {operation.pathParameters.map((parameter) => (
          <Row
            key={`path ${parameter.name}`}
            parameter={parameter}
            operations={operations}
            live={live}
            operation={operation}
            refused={refused}
            where="in the path"
            value={values[parameter.name] ?? ''}
            onEdit={(value) =>
              onEdit(withValues(path, operation, { ...values, [parameter.name]: value }))
            }
          />
        ))}
        {operation.queryParameters.map((parameter) => (
          <Row
            key={`query ${parameter.name}`}
            parameter={parameter}
            operations={operations}
            live={live}
            operation={operation}
            refused={refused}
            where="in the query"
            value={query
              .filter(([name]) => name === parameter.name)
              .map(([, value]) => value)
              .join(',')}
            onEdit={(value) => onEdit(setQuery(path, parameter.name, value === '' ? [] : [value]))}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row(props: {
  readonly operations: Operations;
  readonly live: Live;
  readonly operation: Operation;
  readonly parameter: Parameter;
  readonly refused: ReadonlyMap<string, string> | undefined;
  readonly where: string;
  readonly value: string;
  readonly onEdit: (value: string) => void;
}) {
  const { operations, live, operation, parameter, where, value, onEdit } = props;
  const problem = operations.valueProblem(parameter, value);
  const id = operations.parameterId(where === 'in the path' ? 'path' : 'query', parameter.name);
  const refusal = props.refused?.get(id);
  // What is still empty is not wrong yet; its mark says that it is required.
  const isWrong = problem !== undefined && problem !== 'missing';
  const place = operations.placeOfParameter(operation, parameter);
  const names = place ? operations.namesOf(place, value, live.known) : [];
  const choicesAt = (cursor: number) => {
    const { offers, question } = operations.parameterOffers(
      operation,
      parameter,
      value,
      cursor,
      live.known,
    );
    return { choices: offers.map(toChoice), question };
  };
  return (
    <tr>
      <th scope="row" title={where}>
        {parameter.name}
        {parameter.required && (
          <span class="required" title="Required">
            <span aria-hidden="true">*</span>
            <span class="unseen">required</span>
          </span>
        )}
      </th>
      <td>
        <LiveCombobox
          id={id}
          label={`${parameter.name}, ${where}`}
          placeholder={
            parameter.type +
            (parameter.several ? ', comma-separated' : '') +
            (place ? `, ↓ for ${NOUNS[place.kind]}` : '')
          }
          marks={{
            'aria-invalid': isWrong || refusal !== undefined,
            ...(isWrong && { 'aria-describedby': `${id}-problem` }),
            ...(refusal !== undefined && { 'aria-describedby': `${id}-refusal` }),
          }}
          value={value}
          live={live}
          choicesAt={choicesAt}
          onInput={onEdit}
          onPick={({ text }) => onEdit(text)}
          onPaste={wholePaste(onEdit)}
        />
        {names.length > 0 && <p class="aside">{names.join(', ')}</p>}
        {refusal !== undefined && (
          <p class="problem" id={`${id}-refusal`}>
            {refusal}
          </p>
        )}
        {isWrong && (
          <p class="problem" id={`${id}-problem`}>
            {problem === 'type'
              ? `This is no ${parameter.type}.`
              : `Jira’s documentation names ${parameter.values.join(', ')}.`}
          </p>
        )}
      </td>
      <td class="aside">{parameter.sentence}</td>
    </tr>
  );
}
