import { maskTemplates, splitOutsideTemplates } from '../text/template';
import type { Api } from './operation';

/** What stands before an operation's own path, and what else may stand there in its place. */
const ROOTS: Readonly<Record<Api, { readonly root: string; readonly aliases: RegExp }>> = {
  platform: { root: 'rest/api/3', aliases: /^rest\/api\/(?:2|latest)(?=\/|$)/u },
  agile: { root: 'rest/agile/1.0', aliases: /^rest\/agile\/latest(?=\/|$)/u },
  servicedesk: { root: 'rest/servicedeskapi', aliases: /^(?!)/u },
};

/** The segments of a path without its query; version 2 and `latest` count as the catalogue's own. */
export function segmentsOf(path: string): readonly string[] {
  const bare = path.slice(0, queryStart(path)).replace(/^\/+/u, '');
  const own = Object.values(ROOTS).reduce(
    (text, { root, aliases }) => text.replace(aliases, root),
    bare,
  );
  return splitOutsideTemplates(own, '/');
}

/** Where the query of a path begins, or its fragment, or else where the path ends. */
export function queryStart(path: string): number {
  return maskTemplates(path).search(/[?#]|$/u);
}

/** An operation's path, of the version that a typed path names. */
export function inVersionOf(typed: string, path: string): string {
  const bare = typed.replace(/^\/+/u, '');
  const named = Object.values(ROOTS).flatMap(({ root, aliases }) => {
    const alias = path.startsWith(`/${root}/`) ? aliases.exec(bare)?.[0] : undefined;
    return alias === undefined ? [] : [`/${alias}${path.slice(root.length + 1)}`];
  });
  return named[0] ?? path;
}

/** How many segments stand before what a person means by the path: three of `/rest/api/3/issue`. */
export function rootLength(segments: readonly string[]): number {
  const path = segments.join('/');
  const root = Object.values(ROOTS).find((each) => path.startsWith(`${each.root}/`))?.root;
  return root === undefined ? 0 : root.split('/').length;
}

/** The name of a path parameter, of a segment that is one; `{{name}}` is a template, and a value. */
export function parameterName(segment: string): string | undefined {
  return /^\{([^{}]+)\}$/u.exec(segment)?.[1];
}

/** What is the same for one operation in two sources that name its parameters differently. */
export function operationKey({ method, path }: { readonly method: string; readonly path: string }) {
  return `${method} /${segmentsOf(path)
    .map((segment) => (parameterName(segment) === undefined ? segment : '{}'))
    .join('/')}`;
}
