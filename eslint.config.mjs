import tseslint from 'typescript-eslint';

/** The layers and what each may not see; `test/unit/architecture.test.ts` checks the same picture. */
const layers = [
  {
    files: ['src/core/**'],
    forbid: [
      [
        ['vscode'],
        'The core decides; the editor is an edge. Ask for it through src/core/ports.ts.',
      ],
      [['axios', 'node:*'], 'The core has no platform. Ask for it through src/core/ports.ts.'],
      [
        ['**/node/**', '**/vscode/**', '**/webview/**', '**/protocol/**'],
        'The core sees no edge; edges see the core.',
      ],
    ],
  },
  {
    files: ['src/core/oauth/**'],
    forbid: [
      [
        ['**/atlassian/**', '**/catalogue/**', '**/credentials/**', '**/rest/**', '**/json/**'],
        'oauth is the RFCs alone; what Atlassian adds is in atlassian/.',
      ],
    ],
  },
  {
    files: ['src/core/atlassian/**'],
    forbid: [
      [
        ['**/catalogue/**', '**/credentials/**', '**/rest/**', '**/json/**'],
        'atlassian knows no credentials and no requests: rest → credentials → oauth, atlassian.',
      ],
    ],
  },
  {
    files: ['src/core/credentials/**'],
    forbid: [
      [
        ['**/catalogue/**', '**/rest/**', '**/json/**'],
        'credentials know no requests: rest → credentials → oauth, atlassian.',
      ],
    ],
  },
  {
    files: ['src/core/catalogue/**'],
    forbid: [
      [
        [
          '**/oauth/**',
          '**/atlassian/**',
          '**/credentials/**',
          '**/rest/**',
          '**/live/**',
          '**/ports',
        ],
        'catalogue sees json and text alone: a worker thread and the webviews use it, too.',
      ],
    ],
  },
  {
    files: ['src/core/rest/**'],
    forbid: [
      [
        ['**/live/**', '**/pages/**', '**/tasks/**'],
        'rest sends requests and does not know what for: live, pages, tasks → rest.',
      ],
    ],
  },
  {
    files: ['src/core/history/**'],
    forbid: [
      [
        ['**/oauth/**', '**/atlassian/**', '**/catalogue/**', '**/rest/**', '**/live/**'],
        'history keeps what it is told was sent: history → credentials, text.',
      ],
    ],
  },
  {
    files: ['src/core/json/**'],
    forbid: [
      [
        ['**/oauth/**', '**/atlassian/**', '**/catalogue/**', '**/credentials/**', '**/rest/**'],
        'json stands alone; it knows nothing of requests.',
      ],
    ],
  },
  {
    files: ['src/core/jql/**'],
    forbid: [
      [
        ['**/oauth/**', '**/atlassian/**', '**/catalogue/**', '**/credentials/**', '**/rest/**'],
        'jql stands alone, small enough for a webview; it knows nothing of requests.',
      ],
    ],
  },
  {
    files: ['src/core/text/*.ts'],
    forbid: [[['../*'], 'text stands alone: the webviews use it, too.']],
  },
  {
    files: ['src/core/text/*/**'],
    forbid: [[['../../*'], 'text stands alone: the webviews use it, too.']],
  },
  {
    files: ['src/node/**'],
    forbid: [
      [
        ['vscode', '**/vscode/**', '**/webview/**', '**/protocol/**'],
        'node/ adapts Node to the core; only the composition roots see two edges.',
      ],
    ],
  },
  {
    files: ['src/vscode/**'],
    forbid: [
      [
        ['axios', 'node:*', '**/node/**', '**/webview/**'],
        'vscode/ never touches Node: a composition root hands it what it needs as a port.',
      ],
    ],
  },
  {
    files: ['src/protocol/**'],
    forbid: [
      [
        ['vscode', 'axios', 'node:*', '**/node/**', '**/vscode/**', '**/webview/**'],
        'protocol takes types from the core only.',
      ],
    ],
  },
  {
    files: ['src/webview/**'],
    forbid: [
      [
        ['vscode', 'axios', 'node:*', '**/node/**', '**/vscode/**'],
        'A webview sees protocol/ and pure parts of the core, nothing of the host.',
      ],
      [['**/live/liveValues'], 'A webview knows what can be asked for where; the host asks.'],
    ],
  },
];

/** A later match replaces an earlier one, so a nested folder repeats what its parent forbids. */
const patternsFor = (layer) =>
  layers
    .filter(({ files }) => layer.files[0].startsWith(files[0].replace('**', '')))
    .flatMap(({ forbid }) => forbid.map(([group, message]) => ({ group, message })));

export default tseslint.config(
  { ignores: ['dist', 'out', '.vscode-test', '**/*.js', '**/*.cjs', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './src/webview/tsconfig.json'] },
    },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  ...layers.map((layer) => ({
    files: layer.files,
    rules: { 'no-restricted-imports': ['error', { patterns: patternsFor(layer) }] },
  })),
  {
    files: ['src/**'],
    rules: {
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
    },
  },
  {
    files: ['src/core/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'process',
          'Buffer',
          'fetch',
          'setTimeout',
          'setInterval',
          'performance',
          'console',
        ].map((name) => ({
          name,
          message: 'The core reaches its host through src/core/ports.ts only.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes through the Clock port.' },
        {
          object: 'Math',
          property: 'random',
          message: 'Randomness comes through the Random port.',
        },
        {
          object: 'crypto',
          property: 'getRandomValues',
          message: 'Randomness comes through the Random port.',
        },
        {
          object: 'crypto',
          property: 'randomUUID',
          message: 'Randomness comes through the Random port.',
        },
      ],
    },
  },
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
