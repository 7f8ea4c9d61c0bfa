import { scrub } from '../../redact';
import { isSecretName } from '../../secrets';
import type { TypedRequest } from '../request';
import { readBlocks, type Block, type FileProblem, type NamedLine } from './block';
import { isBlank, splitLines, type Line } from './lines';
import { readRequest, type BodyFile } from './readRequest';

/** A file of requests, as REST Client, httpYac and the JetBrains editors share it. */
export interface HttpFile {
  /** `@name = value`, without those that hold a secret; the last of a name counts. */
  readonly variables: readonly NamedLine[];
  readonly requests: readonly FileRequest[];
  /** What concerns no request alone; those of a request stand with it. */
  readonly problems: readonly FileProblem[];
}

/** A request of a file; lines are counted from 0. */
export interface FileRequest {
  /** By `# @name`, else the title behind `###`. */
  readonly name: string | undefined;
  /** By `# @jira-credential` and `# @jira-site`, as they are written. */
  readonly credential: string | undefined;
  readonly site: string | undefined;
  /** All other lines `# @…`, as they are written. */
  readonly metadata: readonly string[];
  readonly comments: readonly string[];
  /** Scripts before and behind the request, none of which is run. */
  readonly scripts: readonly string[];
  /** The separator's or whatever is first, the method's, and the last that is not blank. */
  readonly firstLine: number;
  readonly requestLine: number;
  readonly lastLine: number;
  /** As much as is understood where a problem is an error. */
  readonly request: TypedRequest;
  /** What its header `Host` says. */
  readonly host: string | undefined;
  readonly bodyFile: BodyFile | undefined;
  readonly problems: readonly FileProblem[];
}

/** The metadata that belong to the console. */
export const NAME = 'name';
export const CREDENTIAL = 'jira-credential';
export const SITE = 'jira-site';

/**
 * What a file of requests says, and what is wrong with it.
 *
 * Throws nothing: a request that is not understood leaves the others as they are. No secret is taken
 * out of a file: headers that carry one are left out, variables that hold one, and a user name and a
 * password in an address.
 */
export function parseHttpFile(text: string): HttpFile {
  const lines = splitLines(text);
  const blocks = readBlocks(lines);
  const variables = blocks.flatMap((block) => block.variables);
  const names = new Set<string>();
  const requests = blocks
    .filter(({ target }) => target.length > 0)
    .map((block) => {
      const request = toFileRequest(block, lines);
      const { name, firstLine } = request;
      if (name === undefined || !names.has(name)) {
        if (name !== undefined) names.add(name);
        return request;
      }
      const line = block.metadata.find((entry) => entry.name === NAME)?.line ?? firstLine;
      const repeated = notice('http_name_repeated', line, { name });
      return { ...request, problems: sorted([...request.problems, repeated]) };
    });
  return {
    variables: variables.filter((variable) => !holdsSecret(variable)),
    requests,
    problems: sorted([
      ...blocks.filter(({ target }) => target.length === 0).flatMap(({ problems }) => problems),
      ...variables
        .filter(holdsSecret)
        .map(({ name, line }) => notice('http_variable_dropped', line, { name })),
    ]),
  };
}

/** The name by which a block's request is known. */
export function nameOf({ title, metadata }: Block): string | undefined {
  const [given] = valuesOf(metadata, NAME);
  return given ?? (title === '' ? undefined : title);
}

function toFileRequest(block: Block, lines: readonly Line[]): FileRequest {
  const textOf = (number: number) => lines[number]?.text ?? '';
  const { metadata, first, end, target } = block;
  const { request, host, bodyFile, problems } = readRequest(block, textOf);
  let last = end - 1;
  while (isBlank(textOf(last))) last--;
  return {
    name: nameOf(block),
    credential: valuesOf(metadata, CREDENTIAL)[0],
    site: valuesOf(metadata, SITE)[0],
    metadata: metadata.filter(isForeign).map(({ line }) => textOf(line)),
    comments: block.comments.map(textOf),
    scripts: block.scripts.map((script) => script.map(textOf).join('\n')),
    firstLine: first,
    requestLine: target[0] ?? first,
    lastLine: last,
    request,
    host,
    bodyFile,
    problems: sorted([...block.problems, ...problems]),
  };
}

/** Whether metadata are another tool's. */
export function isForeign({ name }: NamedLine): boolean {
  return ![NAME, CREDENTIAL, SITE].includes(name);
}

function valuesOf(metadata: readonly NamedLine[], name: string): readonly string[] {
  return metadata
    .filter((entry) => entry.name === name && entry.value !== '')
    .map(({ value }) => value);
}

/** What is a secret by its name, as people name theirs, or by its looks. */
function holdsSecret({ name, value }: NamedLine): boolean {
  // One that names another variable only says where the secret is.
  if (value === '' || /^\{\{[^{}]*\}\}$/u.test(value)) return false;
  return isNameOfSecret(name) || scrub(value) !== value;
}

function isNameOfSecret(name: string): boolean {
  // In a file these are no parameters of OAuth, but what is looked for and where its next page begins.
  if (/^(?:code|state)$|page[_-]?token$/iu.test(name)) return false;
  return (
    isSecretName(name) ||
    /(?:token|secret|passw(?:or)?d|api[_-]?key|credentials?|auth(?:orization)?)$/iu.test(name)
  );
}

function notice(
  code: FileProblem['code'],
  line: number,
  details: NonNullable<FileProblem['details']>,
): FileProblem {
  return { code, line, severity: 'notice', details };
}

function sorted(problems: readonly FileProblem[]): readonly FileProblem[] {
  return [...problems].sort((a, b) => a.line - b.line);
}
