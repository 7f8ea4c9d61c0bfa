import type { FormPart } from '../../ports';
import type { TypedRequest } from '../request';
import { fileName, stringLiteral } from './literals';
import { outgoingRequest, type AuthorizationScheme } from './outgoingRequest';

const AUTHORIZATION: Readonly<Record<AuthorizationScheme, string>> = {
  bearer: '"Bearer " + process.env.JIRA_TOKEN',
  basic:
    '"Basic " + Buffer.from(process.env.JIRA_USER + ":" + process.env.JIRA_TOKEN).toString("base64")',
};

/**
 * A module for Node that sends a request, whose path is a whole address, with the token that the
 * environment holds in `JIRA_TOKEN`, and the user in `JIRA_USER`.
 */
export function toFetch(request: TypedRequest, scheme: AuthorizationScheme): string {
  const { method, url, headers, body } = outgoingRequest(request);
  const lines = headers.map(
    ([name, value]) => `[${stringLiteral(name)}, ${stringLiteral(value)}],`,
  );
  return [
    ...(typeof body === 'object' ? formLines(body) : []),
    `const response = await fetch(${stringLiteral(url)}, {`,
    `  method: ${stringLiteral(method)},`,
    '  headers: [',
    `    ["Authorization", ${AUTHORIZATION[scheme]}],`,
    ...lines.map((line) => `    ${line}`),
    '  ],',
    ...bodyLines(body),
    '});',
    'console.log(response.status, await response.text());',
    '',
  ].join('\n');
}

function bodyLines(body: string | readonly FormPart[] | undefined): readonly string[] {
  if (body === undefined) return [];
  return [typeof body === 'string' ? `  body: ${stringLiteral(body)},` : '  body: form,'];
}

function formLines(parts: readonly FormPart[]): readonly string[] {
  const hasFiles = parts.some((part) => 'file' in part);
  return [
    ...(hasFiles ? ['import { openAsBlob } from "node:fs";', ''] : []),
    'const form = new FormData();',
    ...parts.map((part) => `form.append(${stringLiteral(part.name)}, ${content(part)});`),
    '',
  ];
}

function content(part: FormPart): string {
  if ('value' in part) return stringLiteral(part.value);
  const { file, contentType } = part;
  const type = contentType === undefined ? '' : `, { type: ${stringLiteral(contentType)} }`;
  return `await openAsBlob(${stringLiteral(file)}${type}), ${stringLiteral(fileName(file))}`;
}
