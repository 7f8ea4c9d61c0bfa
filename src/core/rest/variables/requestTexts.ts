import type { FormPart, HeaderFields, RequestBody } from '../../ports';
import type { RequestField } from '../errors';
import { isJsonBody, type TypedRequest } from '../request';
import { PATH, PLAIN, SHOWN, jsonText, type Destination } from './destination';
import { parseTemplate } from '../../text/template';

/** What takes the place of one text of a request. */
export type Replace = (text: string, field: RequestField, destination: Destination) => string;

/** The request with each text of it that may hold `{{…}}` replaced. */
export function mapTexts(request: TypedRequest, replace: Replace): TypedRequest {
  const path = request.path.trim();
  const headers = request.headers.map(
    ([name, value]) => [replace(name, 'headers', SHOWN), replace(value, 'headers', PLAIN)] as const,
  );
  return {
    method: request.method,
    path: replace(path, 'path', isOnePlaceholder(path) ? SHOWN : PATH),
    headers,
    body: mapBody(request.body, headers, replace),
  };
}

function isOnePlaceholder(text: string): boolean {
  const [first] = parseTemplate(text).placeholders;
  return first?.start === 0 && first.end === text.length;
}

function mapBody(body: RequestBody, headers: HeaderFields, replace: Replace): RequestBody {
  if (typeof body === 'string') {
    return replace(body, 'body', isJsonBody(headers) ? jsonText() : PLAIN);
  }
  return body.map((part) => mapPart(part, replace));
}

function mapPart(part: FormPart, replace: Replace): FormPart {
  const name = replace(part.name, 'body', PLAIN);
  if ('value' in part) return { name, value: replace(part.value, 'body', PLAIN) };
  const { contentType } = part;
  return {
    name,
    file: replace(part.file, 'body', SHOWN),
    ...(contentType !== undefined && { contentType: replace(contentType, 'body', PLAIN) }),
  };
}
