import { valueProblem, valuesOf } from '../../core/catalogue/complete';
import { fillPath, type OperationMatch } from '../../core/catalogue/match';
import type { Parameter } from '../../core/catalogue/operation';
import { readQuery, setQuery } from '../../core/catalogue/query';
import { Combobox } from '../combobox';
import { wholePaste } from '../wholePaste';

interface Props {
  readonly match: OperationMatch;
  readonly path: string;
  readonly onEdit: (path: string) => void;
}

/** The parameters of an operation, in step with the typed path, which is where their values are. */
export function ParameterTable({ match, path, onEdit }: Props) {
  const { operation, values } = match;
  const query = readQuery(path);
  const tail = path.includes('?') ? path.slice(path.indexOf('?')) : '';
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
            place="in the path"
            value={values[parameter.name] ?? ''}
            onEdit={(value) =>
              onEdit(fillPath(operation, { ...values, [parameter.name]: value }) + tail)
            }
          />
        ))}
        {operation.queryParameters.map((parameter) => (
          <Row
            key={`query ${parameter.name}`}
            parameter={parameter}
            place="in the query"
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
  readonly parameter: Parameter;
  readonly place: string;
  readonly value: string;
  readonly onEdit: (value: string) => void;
}) {
  const { parameter, place, value, onEdit } = props;
  const problem = valueProblem(parameter, value);
  const id = `parameter-${place === 'in the path' ? 'path' : 'query'}-${parameter.name}`;
  // What is still empty is not wrong yet; its mark says that it is required.
  const isWrong = problem !== undefined && problem !== 'missing';
  const lower = value.toLowerCase();
  return (
    <tr>
      <th scope="row" title={place}>
        {parameter.name}
        {parameter.required && (
          <span class="required" title="Required">
            <span aria-hidden="true">*</span>
            <span class="unseen">required</span>
          </span>
        )}
      </th>
      <td>
        <Combobox
          id={id}
          label={`${parameter.name}, ${place}`}
          placeholder={parameter.type + (parameter.several ? ', comma-separated' : '')}
          marks={{
            'aria-invalid': isWrong,
            ...(isWrong && { 'aria-describedby': `${id}-problem` }),
          }}
          value={value}
          choices={valuesOf(parameter)
            .filter((one) => one !== value && one.toLowerCase().includes(lower))
            .map((one) => ({ key: one, label: one }))}
          onInput={onEdit}
          onPick={({ key }) => onEdit(key)}
          onPaste={wholePaste(onEdit)}
        />
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
