import { deepStrictEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const SRC = join(ROOT, 'src');

/** What each folder may import from, beside itself; the picture in docs/architecture.md. */
const MAY_SEE: Record<string, readonly string[]> = {
  'core/oauth': ['core'],
  'core/atlassian': ['core', 'core/oauth', 'core/text'],
  'core/credentials': ['core', 'core/oauth', 'core/atlassian', 'core/text'],
  'core/rest': [
    'core',
    'core/oauth',
    'core/atlassian',
    'core/catalogue',
    'core/credentials',
    'core/json',
    'core/text',
  ],
  'core/tasks': ['core', 'core/atlassian', 'core/rest'],
  'core/history': ['core', 'core/credentials', 'core/text'],
  'core/catalogue': ['core', 'core/json', 'core/text'],
  'core/jql': ['core'],
  'core/json': ['core'],
  'core/body': ['core', 'core/json', 'core/text'],
  'core/live': ['core', 'core/catalogue', 'core/jql', 'core/rest'],
  'core/pages': ['core', 'core/catalogue', 'core/json', 'core/rest', 'core/text'],
  'core/text': [],
  core: ['core/text'],
  protocol: ['core', 'core/body', 'core/credentials', 'core/live', 'core/rest'],
  node: ['core', 'core/body', 'core/catalogue', 'core/credentials', 'core/json', 'core/pages'],
  vscode: [
    'core',
    'core/oauth',
    'core/atlassian',
    'core/body',
    'core/catalogue',
    'core/credentials',
    'core/history',
    'core/json',
    'core/live',
    'core/pages',
    'core/rest',
    'core/tasks',
    'core/text',
    'protocol',
  ],
  webview: ['protocol', 'core/catalogue', 'core/jql', 'core/json', 'core/live', 'core/text'],
};

/** The packages that each edge wraps; the core and the protocol have no platform at all. */
const MAY_LOAD: Record<string, RegExp> = {
  core: /^(valibot|jsonc-parser)$/,
  protocol: /^$/,
  node: /^(axios|jmespath|https?|node:.*)$/,
  vscode: /^(vscode|valibot)$/,
  webview: /^(preact(\/.*)?|@codemirror\/.*|@lezer\/highlight)$/,
};

/** The composition roots see everything. */
const ROOTS = ['extension.ts', 'features.ts', 'services.ts'];

/** These write programs for others to run; what is in them is text here. */
const WRITE_PROGRAMS = ['core/rest/snippets/fetch.ts', 'core/rest/snippets/pythonRequests.ts'];

interface Import {
  readonly file: string;
  readonly target: string;
}

/** Every source file, with its text. */
function sources(): { file: string; text: string }[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({
      file: file.split(sep).join('/'),
      text: readFileSync(join(SRC, file), 'utf8'),
    }));
}

function imports(): Import[] {
  return sources().flatMap(({ file, text }) => {
    const targets = [...text.matchAll(/(?<!')\b(?:from|import)\s*\(?\s*'([^'\n]+)'/g)].map(
      ([, to]) => to!,
    );
    return targets.map((target) => ({ file, target }));
  });
}

/** The files whose code, without its comments, has a match. */
function filesWith(pattern: RegExp): string[] {
  return sources()
    .filter(({ text }) => pattern.test(text.replaceAll(/\/\*\*.*?\*\/|^\s*\/\/[^\n]*/gms, '')))
    .map(({ file }) => file)
    .filter((file) => !WRITE_PROGRAMS.includes(file))
    .sort();
}

/** `core/oauth/pkce.ts` → `core/oauth`, `webview/console/app.tsx` → `webview`. */
function layerOf(file: string): string {
  const [top, second, ...rest] = file.split('/');
  return top === 'core' && rest.length > 0 ? `core/${second!}` : top!;
}

describe('the architecture', () => {
  it('lets each layer see only what the picture shows', () => {
    const wrong = imports()
      .filter(({ file, target }) => target.startsWith('.') && !ROOTS.includes(file))
      .map(({ file, target }) => ({
        file,
        to: relative(SRC, resolve(SRC, dirname(file), target))
          .split(sep)
          .join('/'),
      }))
      .filter(({ file, to }) => {
        const from = layerOf(file);
        const layer = layerOf(to);
        return layer !== from && !MAY_SEE[from]?.includes(layer);
      });
    deepStrictEqual(wrong, []);
  });

  it('lets each layer load only its own packages', () => {
    const wrong = imports()
      .filter(({ file, target }) => !target.startsWith('.') && !ROOTS.includes(file))
      .filter(({ file, target }) => !MAY_LOAD[file.split('/')[0]!]?.test(target));
    deepStrictEqual(wrong, []);
  });

  it('has no circle', () => {
    const edges = new Map<string, string[]>();
    for (const { file, target } of imports()) {
      if (!target.startsWith('.')) continue;
      const from = file.replace(/\.tsx?$/, '');
      edges.set(from, [...(edges.get(from) ?? []), posix.join(posix.dirname(file), target)]);
    }
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      ok(!path.includes(file), `circle: ${[...path, file].join(' → ')}`);
      if (done.has(file)) return;
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of edges.keys()) visit(file, []);
  });

  it('keeps the composition roots under a hundred lines', () => {
    for (const file of ROOTS) {
      ok(readFileSync(join(SRC, file), 'utf8').split('\n').length <= 101, file);
    }
  });

  it('writes Authorization at an API in one place, and at the token endpoint in one', () => {
    // Nothing else names the header but what refuses one that a person types, and the list of secrets.
    deepStrictEqual(filesWith(/['"`]authorization['"`]/i), [
      'core/atlassian/apiOrigin.ts',
      'core/oauth/tokenRequest.ts',
      'core/text/requestHeaders.ts',
      'core/text/secretHeaders.ts',
    ]);
    deepStrictEqual(filesWith(/`(?:Bearer|Basic) /i), [
      'core/atlassian/apiOrigin.ts',
      'core/oauth/tokenRequest.ts',
    ]);
  });

  it('opens its log in one place, which looks through each line', () => {
    deepStrictEqual(filesWith(/createOutputChannel|\bconsole\.(?:log|info|warn|error|debug)\(/), [
      'vscode/log.ts',
    ]);
  });

  it('sends a request from these places alone, and by axios from one', () => {
    deepStrictEqual(filesWith(/\bhttp\.send\(/), [
      'core/atlassian/api.ts',
      'core/credentials/setupChecks.ts',
      'core/oauth/tokenClient.ts',
      'core/rest/client.ts',
      'core/rest/specifications.ts',
    ]);
    deepStrictEqual(filesWith(/\baxios\.|\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket/), [
      'node/axiosHttpClient.ts',
    ]);
  });
});
