import type { Operation } from '../jira/operation';

/** An operation that a path asks for, with the decoded parameters. */
export interface Route {
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Finds operations by method and path; of two that fit, the one with fewer parameters. */
export class Router {
  readonly #operations: readonly Operation[];

  constructor(operations: readonly Operation[]) {
    this.#operations = [...operations].sort(
      (a, b) => parameterCount(a.path) - parameterCount(b.path),
    );
  }

  /** The operation, or the methods that the path knows instead. */
  find(method: string, path: string): Route | { readonly allowed: readonly string[] } {
    const routes = this.#operations.flatMap((operation): Route[] => {
      const parameters = match(operation.path, path);
      return parameters === undefined ? [] : [{ operation, parameters }];
    });
    return (
      routes.find(({ operation }) => operation.method === method) ?? {
        allowed: routes.map(({ operation }) => operation.method),
      }
    );
  }
}

function parameterCount(path: string): number {
  return path.split('{').length;
}

function match(template: string, path: string): Record<string, string> | undefined {
  const [expected, given] = [template.split('/'), path.split('/')];
  if (expected.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = decode(given[index] ?? '');
    if (value === undefined) return undefined;
    const name = /^\{(?<name>\w+)\}$/u.exec(part)?.groups?.['name'];
    if (name === undefined && part !== value) return undefined;
    if (name !== undefined && value === '') return undefined;
    if (name !== undefined) parameters[name] = value;
  }
  return parameters;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
