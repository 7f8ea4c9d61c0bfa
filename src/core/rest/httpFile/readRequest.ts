import type { ErrorDetails } from '../../errors';
import type { RequestBody } from '../../ports';
import { isSecretName } from '../../secrets';
import { isOwnedHeader, takesBody, type TypedRequest } from '../request';
import { parseTemplate } from '../../text/template';
import type { Block, FileProblem } from './block';
import { isFormType, readForm } from './form';
import { FILE_REFERENCE, isBlank, splitHeader } from './lines';
import { isUrlEncodedForm, joinForm } from './urlEncodedForm';
import { targetWithoutUserinfo } from './userinfo';

/** The methods of RFC 9110 section 9 and RFC 5789. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'];

/** Whether a method, in capitals, begins a request in a file. */
export function isKnownMethod(method: string): boolean {
  return METHODS.includes(method);
}

/** The version of HTTP at the end of a target. */
export const HTTP_VERSION = /\sHTTP\/[\d.]+$/iu;

/** The file that is a whole body, relative to the file of requests; a template has variables in it. */
export interface BodyFile {
  readonly path: string;
  readonly template: boolean;
}

/** What is said of one request, as far as it is understood. */
interface ReadRequest {
  readonly request: TypedRequest;
  readonly host: string | undefined;
  readonly bodyFile: BodyFile | undefined;
  readonly problems: readonly FileProblem[];
}

/** The request of a block that has one. */
export function readRequest(block: Block, textOf: (line: number) => string): ReadRequest {
  const problems: FileProblem[] = [];
  const add = (
    code: FileProblem['code'],
    line: number,
    severity: FileProblem['severity'] = 'error',
    details?: ErrorDetails,
  ) => problems.push({ code, line, severity, ...(details && { details }) });

  for (const line of [...block.target, ...block.headers, ...block.body]) {
    if (parseTemplate(textOf(line)).unclosed.length > 0) add('variable_unclosed', line);
  }
  const { method, target } = readTarget(block.target, textOf, add);
  const { headers, host, contentType } = readHeaders(block.headers, textOf, add);
  const content = trimBlank(block.body, textOf);
  const { body, bodyFile } = readBody(content, textOf, contentType, problems);
  const [first = 0] = content;
  if (content.length > 0 && !takesBody(method)) add('body_not_allowed', first, 'error', { method });
  return {
    request: {
      method,
      path: target,
      headers: headers.filter(
        ([name]) => typeof body === 'string' || name.toLowerCase() !== 'content-type',
      ),
      body,
    },
    host,
    bodyFile,
    problems,
  };
}

type Add = (
  code: FileProblem['code'],
  line: number,
  severity?: FileProblem['severity'],
  details?: ErrorDetails,
) => void;

function readTarget(
  lines: readonly number[],
  textOf: (line: number) => string,
  add: Add,
): { readonly method: string; readonly target: string } {
  const [line = 0, ...more] = lines;
  const first = textOf(line).trim();
  const { word = '', rest = '' } =
    /^(?<word>[A-Za-z]+)(?:\s+(?<rest>.*))?$/u.exec(first)?.groups ?? {};
  const method = word.toUpperCase();
  const begins = word === '' ? first : rest;
  const written = [begins, ...more.map((next) => textOf(next).trim())]
    .map((part) => part.replace(HTTP_VERSION, '').trim())
    .join('');
  const target = targetWithoutUserinfo(written);
  if (target !== written) add('http_userinfo_dropped', line, 'notice');
  if (word === '') {
    if (!/^(?:\/|https?:\/\/|\{\{)/iu.test(first)) add('http_line_invalid', line);
    return { method: 'GET', target };
  }
  if (!isKnownMethod(method)) add('http_method_unknown', line, 'error', { method: word });
  else if (target === '') add('path_empty', line);
  return { method, target };
}

function readHeaders(lines: readonly number[], textOf: (line: number) => string, add: Add) {
  const headers: (readonly [string, string])[] = [];
  let host: string | undefined;
  let contentType = '';
  for (const line of lines) {
    const header = splitHeader(textOf(line));
    if (header === undefined) {
      add('http_header_without_colon', line);
      continue;
    }
    const [name, value] = header;
    const lower = name.toLowerCase();
    if (lower === 'host') host = readHost(value, line, add);
    else if (isOwnedHeader(name) || isSecretName(name)) {
      add('http_header_dropped', line, 'notice', { name });
    } else headers.push(header);
    if (lower === 'content-type') contentType = value;
  }
  return { headers, host, contentType };
}

function readHost(value: string, line: number, add: Add): string | undefined {
  const host = targetWithoutUserinfo(value);
  if (host !== value) add('http_userinfo_dropped', line, 'notice');
  return host === '' ? undefined : host;
}

function readBody(
  lines: readonly number[],
  textOf: (line: number) => string,
  contentType: string,
  problems: FileProblem[],
): { readonly body: RequestBody; readonly bodyFile: BodyFile | undefined } {
  const texts = lines.map(textOf);
  const [first = 0] = lines;
  if (lines.length > 0 && isFormType(contentType)) {
    const form = readForm(contentType, texts, first);
    problems.push(...form.problems);
    return { body: form.parts, bodyFile: undefined };
  }
  const references = texts.map((text) => FILE_REFERENCE.exec(text)?.groups);
  const { path, template } = references[0] ?? {};
  if (texts.length === 1 && path !== undefined) {
    return { body: '', bodyFile: { path: path.trim(), template: template !== undefined } };
  }
  const mixed = references.findIndex((reference) => reference !== undefined);
  if (mixed >= 0) {
    problems.push({ code: 'http_body_file_mixed', line: lines[mixed] ?? first, severity: 'error' });
  }
  const isForm = isUrlEncodedForm(contentType);
  return { body: isForm ? joinForm(texts) : texts.join('\n'), bodyFile: undefined };
}

/** Without the blank lines before and behind a body, which no tool keeps. */
function trimBlank(lines: readonly number[], textOf: (line: number) => string): readonly number[] {
  const isFull = (line: number) => !isBlank(textOf(line));
  return lines.slice(lines.findIndex(isFull), lines.findLastIndex(isFull) + 1);
}
