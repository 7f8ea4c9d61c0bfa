import { isSecretName } from '../../secrets';
import { HttpFileError, RequestError } from '../errors';
import { isOwnedHeader, takesBody, type TypedRequest } from '../request';
import { replacePlaceholders } from '../../text/template';
import { isFormType, writeForm } from './form';
import { AMBIGUOUS, isBlank } from './lines';
import { CREDENTIAL, NAME, SITE } from './parse';
import { HTTP_VERSION, isKnownMethod } from './readRequest';
import { goesOn, isUrlEncodedForm } from './urlEncodedForm';
import { targetWithoutUserinfo } from './userinfo';

/** What a file says of a request beside itself. */
export interface RequestMeta {
  readonly name: string;
  readonly credential?: string | undefined;
  readonly site?: string | undefined;
}

/**
 * A request as a block of a file, from its separator to the end of its last line.
 *
 * `parseHttpFile` reads the same request out of it, but for line ends, which become `\n`, and blank
 * lines around a body. Headers that carry a secret, or that the console owns, are not written, and
 * neither are a user name and a password in an address.
 * What would be read as something else is refused: throws `HttpFileError` `http_name_invalid`,
 * `http_method_unknown`, `http_body_not_writable`, `http_form_part_not_writable`, and `RequestError`
 * `path_empty`, `path_control_character`, `header_name_invalid`, `header_value_invalid`,
 * `body_not_allowed`, `form_name_missing`, `form_type_owned`.
 */
export function serializeRequest(request: TypedRequest, meta: RequestMeta): string {
  const { headers, lines } = writeBody(request);
  const method = request.method.trim().toUpperCase();
  if (lines.length > 0 && !takesBody(method)) {
    throw new RequestError('body_not_allowed', 'body', { method });
  }
  return [
    `### ${oneLine(meta.name)}`,
    `# @${NAME} ${oneLine(meta.name)}`,
    ...(meta.credential === undefined ? [] : [`# @${CREDENTIAL} ${oneLine(meta.credential)}`]),
    ...(meta.site === undefined ? [] : [`# @${SITE} ${oneLine(meta.site)}`]),
    writeTarget(method, request.path),
    ...headers.flatMap(writeHeader),
    ...(lines.length === 0 ? [] : ['', ...lines]),
    '',
  ].join('\n');
}

function oneLine(text: string): string {
  const line = text.trim();
  if (line === '' || /\p{Cc}/u.test(line)) throw new HttpFileError('http_name_invalid');
  return line;
}

function writeTarget(method: string, givenPath: string): string {
  if (!isKnownMethod(method)) throw new HttpFileError('http_method_unknown', { method });
  const path = targetWithoutUserinfo(givenPath.trim()).trim();
  if (path === '') throw new RequestError('path_empty', 'path');
  if (/\p{Cc}/u.test(path)) throw new RequestError('path_control_character', 'path');
  // A path that ends like this keeps its end where another follows.
  return `${method} ${path}${HTTP_VERSION.test(path) ? ' HTTP/1.1' : ''}`;
}

function writeHeader([givenName, givenValue]: readonly [string, string]): readonly string[] {
  const [name, value] = [givenName.trim(), givenValue.trim()];
  if (isOwnedHeader(name) || isSecretName(name)) return [];
  // What begins with # or & would be a comment, or go on with the target.
  if (!/^(?!#|&)[!#$%&'*+.^_`|~\w-]+$/u.test(replacePlaceholders(name, () => 'x'))) {
    throw new RequestError('header_name_invalid', 'headers', { name });
  }
  if (/(?!\t)\p{Cc}/u.test(value)) {
    throw new RequestError('header_value_invalid', 'headers', { name });
  }
  return [`${name}: ${value}`];
}

function writeBody({ headers, body }: TypedRequest): {
  readonly headers: TypedRequest['headers'];
  readonly lines: readonly string[];
} {
  // The last counts to whoever reads the file.
  const contentType = headers.findLast(
    ([name]) => name.trim().toLowerCase() === 'content-type',
  )?.[1];
  if (typeof body !== 'string') {
    if (body.length === 0) return { headers, lines: [] };
    if (contentType !== undefined) throw new RequestError('form_type_owned', 'headers');
    const form = writeForm(body);
    return { headers: [...headers, ['Content-Type', form.contentType]], lines: form.lines };
  }
  const all = body.split(/\r\n|\r|\n/u);
  const isFull = (line: string) => !isBlank(line);
  const lines = all.slice(all.findIndex(isFull), all.findLastIndex(isFull) + 1);
  if (lines.length > 0 && contentType !== undefined && isFormType(contentType.trim())) {
    throw new RequestError('form_type_owned', 'headers');
  }
  const isForm = isUrlEncodedForm(contentType?.trim() ?? '');
  const ambiguous = all.findIndex(
    (line, index) => AMBIGUOUS.test(line) || (isForm && goesOn(all[index - 1], line)),
  );
  if (ambiguous >= 0) throw new HttpFileError('http_body_not_writable', { line: ambiguous + 1 });
  return { headers, lines };
}
