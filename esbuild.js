// Builds the extension: what activation needs, what is loaded by its first use, axios and jmespath
// apart from both, one file a thread and one a webview.
const { mkdir, rm } = require('node:fs/promises');
const { basename, join } = require('node:path');
const esbuild = require('esbuild');

const watch = process.argv.includes('--watch');

/**
 * axios takes longer to load than all the rest, so the first request loads it, not activation; the
 * first request with a variable loads jmespath.
 */
const packagesStayApart = {
  name: 'packages-stay-apart',
  setup(build) {
    build.onResolve({ filter: /^(?:axios|jmespath)$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: `./${path}.js`, external: true } : undefined,
    );
  },
};

/**
 * Every file that imports `vscode` would ask the host for it and copy its some hundred names; this
 * copies them once, which saves a third of the time of activation.
 */
const oneVscode = {
  name: 'one-vscode',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'one-vscode'
        ? { path: 'vscode', external: true }
        : { path: 'vscode', namespace: 'one-vscode' },
    );
    build.onLoad({ filter: /^vscode$/, namespace: 'one-vscode' }, () => ({
      contents: `export * from 'vscode';`,
    }));
  },
};

const common = {
  bundle: true,
  minify: true,
  outdir: 'dist',
  logLevel: 'info',
  legalComments: 'none',
  // Else every “ is escaped into twice its bytes.
  charset: 'utf8',
};

/**
 * esbuild splits ES modules only, while VS Code's proxy patches cover only what is `require`d; and
 * each file costs activation its time, so what both parts share goes into the one that is there.
 */
const toCommonJs = {
  name: 'to-common-js',
  setup(build) {
    build.initialOptions.write = false;
    build.onEnd(async ({ outputFiles = [] }) => {
      const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
      const whole = `export * from './chunk.js'; export * from './extension.js';`;
      await writeCommonJs('extension.js', whole, texts, { './features.js': './features.js' });
      await writeCommonJs('features.js', texts.get('features.js'), texts, {
        './chunk.js': './extension.js',
      });
    });
  },
};

/** Writes a file out of modules in memory; those of `elsewhere` are required from there. */
async function writeCommonJs(name, contents, texts, elsewhere) {
  await esbuild.build({
    ...common,
    stdin: { contents, resolveDir: 'dist' },
    outfile: join('dist', name),
    outdir: undefined,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    external: ['vscode', './axios.js', './jmespath.js'],
    supported: { 'dynamic-import': false },
    plugins: [
      {
        name: 'in-memory',
        setup(build) {
          build.onResolve({ filter: /^\.\/\w+\.js$/ }, ({ path }) => {
            if (path in elsewhere) return { path: elsewhere[path], external: true };
            const isHere = texts.has(path.slice(2));
            return isHere ? { path: path.slice(2), namespace: 'in-memory' } : undefined;
          });
          build.onLoad({ filter: /.*/, namespace: 'in-memory' }, ({ path }) => ({
            contents: texts.get(path),
            resolveDir: 'dist',
          }));
        },
      },
    ],
  });
}

const host = {
  ...common,
  // What is written is told by what writes it.
  logLevel: 'warning',
  entryPoints: { extension: 'src/extension.ts' },
  chunkNames: '[name]',
  platform: 'node',
  target: 'node22',
  format: 'esm',
  splitting: true,
  // What it names first for Node requires its own files in a way that no bundler can follow.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  plugins: [packagesStayApart, oneVscode, toCommonJs],
};

const axios = {
  ...common,
  entryPoints: { axios: 'axios' },
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  // 137 KB of MIME types come with form-data; the platform's FormData does all that axios needs.
  alias: { 'form-data': './src/node/platformFormData.js' },
};

const jmespath = {
  ...common,
  entryPoints: { jmespath: 'jmespath' },
  platform: 'node',
  target: 'node22',
  format: 'cjs',
};

/** A thread of its own, started by Update API Catalogue. */
const catalogueWorker = {
  ...common,
  entryPoints: { catalogueWorker: 'src/node/catalogueWorker.ts' },
  platform: 'node',
  target: 'node22',
  format: 'cjs',
};

/** A thread of its own, started by the first answer. */
const bodyWorker = { ...catalogueWorker, entryPoints: { bodyWorker: 'src/node/bodyWorker.ts' } };

/** A thread of its own for each filter. */
const filterWorker = {
  ...catalogueWorker,
  entryPoints: { filterWorker: 'src/node/filterWorker.ts' },
};

const webview = {
  ...common,
  platform: 'browser',
  target: 'es2022',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
};

const credentialEditor = {
  ...webview,
  entryPoints: { credentialEditor: 'src/webview/credentialEditor/main.tsx' },
};

/** A console that has been drawn imports the others, which share chunks with each other alone. */
const requestConsole = {
  ...webview,
  entryPoints: {
    console: 'src/webview/console/main.tsx',
    jsonEditor: 'src/webview/jsonEditor/jsonEditor.ts',
    operations: 'src/webview/console/operations.ts',
  },
  splitting: true,
  chunkNames: 'console-[hash]',
};

const threads = [catalogueWorker, bodyWorker, filterWorker];
const all = [host, axios, jmespath, ...threads, credentialEditor, requestConsole];

async function main() {
  await rm('dist', { recursive: true, force: true });
  await mkdir('dist');
  if (watch) {
    const contexts = await Promise.all(all.map((options) => esbuild.context(options)));
    await Promise.all(contexts.map((context) => context.watch()));
  } else {
    await Promise.all(all.map((options) => esbuild.build(options)));
  }
}

main().catch(() => process.exit(1));
