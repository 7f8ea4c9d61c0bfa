import type { FormPart, HeaderFields } from '../../ports';
import type { TypedRequest } from '../request';
import { fileName, stringLiteral } from './literals';
import { outgoingRequest, type AuthorizationScheme } from './outgoingRequest';

const AUTH = 'auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]),';
const BEARER = '"Authorization": "Bearer " + os.environ["JIRA_TOKEN"],';

/**
 * A script for Python with the package `requests` that sends a request, whose path is a whole
 * address, with the token that the environment holds in `JIRA_TOKEN`, and the user in `JIRA_USER`.
 */
export function toPythonRequests(request: TypedRequest, scheme: AuthorizationScheme): string {
  const { method, url, headers, body } = outgoingRequest(request);
  const lines = joined(headers).map(
    ([name, value]) => `${stringLiteral(name)}: ${stringLiteral(value)},`,
  );
  return [
    'import os',
    '',
    'import requests',
    '',
    'response = requests.request(',
    `    ${stringLiteral(method)},`,
    `    ${stringLiteral(url)},`,
    ...(scheme === 'basic' ? [`    ${AUTH}`] : []),
    '    headers={',
    ...[...(scheme === 'bearer' ? [BEARER] : []), ...lines].map((line) => `        ${line}`),
    '    },',
    ...bodyLines(body),
    ')',
    'print(response.status_code, response.text)',
    '',
  ].join('\n');
}

/** A name occurs once in a dictionary. @see RFC 9110 section 5.3 */
function joined(headers: HeaderFields): HeaderFields {
  const fields = new Map<string, readonly [name: string, value: string]>();
  for (const [name, value] of headers) {
    const [first, before] = fields.get(name.toLowerCase()) ?? [name, undefined];
    fields.set(name.toLowerCase(), [first, before === undefined ? value : `${before}, ${value}`]);
  }
  return [...fields.values()];
}

function bodyLines(body: string | readonly FormPart[] | undefined): readonly string[] {
  if (body === undefined) return [];
  // A text is sent in Latin-1 where it has no encoding.
  if (typeof body === 'string') return [`    data=${stringLiteral(body)}.encode(),`];
  return [
    '    files=[',
    ...body.map((part) => `        (${stringLiteral(part.name)}, (${content(part)})),`),
    '    ],',
  ];
}

function content(part: FormPart): string {
  if ('value' in part) return `None, ${stringLiteral(part.value)}`;
  const type = stringLiteral(part.contentType ?? 'application/octet-stream');
  const file = `open(${stringLiteral(part.file)}, "rb")`;
  return `${stringLiteral(fileName(part.file))}, ${file}, ${type}`;
}
