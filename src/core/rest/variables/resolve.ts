import { RequestError, type RequestField } from '../errors';
import type { TypedRequest } from '../request';
import type { Destination } from './destination';
import { mapTexts } from './requestTexts';
import type { VariableScope } from './scope';
import { parseTemplate } from '../../text/template';
import { Values } from './values';

/**
 * The request with each `{{…}}` of its path, headers and body replaced.
 *
 * A value stays one value wherever it is put: it is encoded in a path, and escaped in a string of a
 * JSON body; anywhere else it is put in as it is. Throws `RequestError` with the field to blame: the
 * `variable_…` and `last_…` codes, and `body_not_json` where a backslash would undo the escaping.
 */
export function resolveRequest(request: TypedRequest, scope: VariableScope): TypedRequest {
  const values = new Values(scope);
  return mapTexts(request, (text, field, destination) =>
    replaceIn(text, field, destination, values),
  );
}

function replaceIn(
  text: string,
  field: RequestField,
  { write, isShown }: Destination,
  values: Values,
): string {
  const { placeholders, unclosed } = parseTemplate(text);
  const [open] = unclosed;
  if (open !== undefined)
    throw new RequestError('variable_unclosed', field, { position: open + 1 });
  let written = '';
  let end = 0;
  for (const { name, start, end: next } of placeholders) {
    const literal = text.slice(end, start);
    written += literal;
    const value = values.of(name, { field, position: start + 1 });
    if (value.secret && isShown(written)) {
      throw new RequestError('variable_secret_shown', field, { name });
    }
    written += write(value.text, written, literal);
    end = next;
  }
  return written + text.slice(end);
}
