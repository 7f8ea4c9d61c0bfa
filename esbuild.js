// Builds the extension: one file for the extension host, axios apart from it, one file a webview.
const esbuild = require('esbuild');

const watch = process.argv.includes('--watch');

/** axios takes longer to load than all the rest, so the first request loads it, not activation. */
const axiosStaysApart = {
  name: 'axios-stays-apart',
  setup(build) {
    build.onResolve({ filter: /^axios$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './axios.js', external: true } : undefined,
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

const host = {
  ...common,
  entryPoints: { extension: 'src/extension.ts', axios: 'axios' },
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  // Turns `import('axios')` into a deferred `require`, the road that VS Code's proxy patches cover.
  supported: { 'dynamic-import': false },
  // 137 KB of MIME types come with form-data; the platform's FormData does all that axios needs.
  alias: { 'form-data': './src/node/platformFormData.js' },
  plugins: [axiosStaysApart, oneVscode],
};

const webviews = {
  ...common,
  entryPoints: {
    console: 'src/webview/console/main.tsx',
    credentialEditor: 'src/webview/credentialEditor/main.tsx',
  },
  platform: 'browser',
  target: 'es2022',
  format: 'iife',
  jsx: 'automatic',
  jsxImportSource: 'preact',
};

async function main() {
  if (watch) {
    const contexts = await Promise.all([host, webviews].map((options) => esbuild.context(options)));
    await Promise.all(contexts.map((context) => context.watch()));
  } else {
    await Promise.all([host, webviews].map((options) => esbuild.build(options)));
  }
}

main().catch(() => process.exit(1));
