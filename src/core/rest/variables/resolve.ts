import type { FormPart, HeaderFields, RequestBody } from '../../ports';
import { RequestError, type RequestField } from '../errors';
import { isJsonBody, type TypedRequest } from '../request';
import { PATH, PLAIN, SHOWN, jsonText, type Destination } from './destination';
import type { VariableScope } from './scope';
import { parseTemplate } from './template';
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
  const path = request.path.trim();
  const headers = request.headers.map(
    ([name, value]) =>
      [
        replaceIn(name, 'headers', SHOWN, values),
        replaceIn(value, 'headers', PLAIN, values),
      ] as const,
  );
  return {
    method: request.method,
    path: replaceIn(path, 'path', isOnePlaceholder(path) ? SHOWN : PATH, values),
    headers,
    body: resolveBody(request.body, headers, values),
  };
}

function isOnePlaceholder(text: string): boolean {
  const [first] = parseTemplate(text).placeholders;
  return first?.start === 0 && first.end === text.length;
}

function resolveBody(body: RequestBody, headers: HeaderFields, values: Values): RequestBody {
  if (typeof body === 'string') {
    return replaceIn(body, 'body', isJsonBody(headers) ? jsonText() : PLAIN, values);
  }
  return body.map((part) => resolvePart(part, values));
}

function resolvePart(part: FormPart, values: Values): FormPart {
  const name = replaceIn(part.name, 'body', PLAIN, values);
  if ('value' in part) return { name, value: replaceIn(part.value, 'body', PLAIN, values) };
  const { contentType } = part;
  return {
    name,
    file: replaceIn(part.file, 'body', SHOWN, values),
    ...(contentType !== undefined && {
      contentType: replaceIn(contentType, 'body', PLAIN, values),
    }),
  };
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
