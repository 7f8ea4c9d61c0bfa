import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { EMPTY_DRAFT } from '../../../src/core/credentials/draft';
import type { FromHost } from '../../../src/protocol/messages';
import { CONSOLE_SCHEMAS } from '../../../src/vscode/consoleSchemas';
import { EDITOR_SCHEMAS } from '../../../src/vscode/editorSchemas';
import { connectWebview } from '../../../src/vscode/webviewConnection';

/** The real schemas of a panel, which of them are requests, and something that each accepts. */
interface Panel {
  readonly name: string;
  readonly schemas: Readonly<Record<string, v.GenericSchema>>;
  readonly requests: readonly string[];
  readonly accepted: Readonly<Record<string, unknown>>;
}

const DRAFT = {
  credentialId: 'cred',
  cloudId: 'cloud',
  method: 'POST',
  path: '/rest/api/3/issue',
  headers: [['Accept', 'application/json']],
  body: '{}',
};
const EDITED = { isDirty: true, draft: EMPTY_DRAFT };

const PANELS: readonly Panel[] = [
  {
    name: 'the console',
    schemas: CONSOLE_SCHEMAS,
    requests: [
      ...['send', 'paste', 'catalogue', 'ask', 'chooseFiles', 'sendToSites', 'answerOfSite'],
      ...['askBody', 'copyOfBody', 'filterBody'],
    ],
    accepted: {
      send: DRAFT,
      sendToSites: DRAFT,
      answerOfSite: { comparison: 1, row: 0 },
      askBody: { id: 1, question: { kind: 'rows', view: 'raw', from: 0, to: 9 } },
      filterBody: { id: 1, expression: 'issues[].key' },
      copyOfBody: { id: 1, copy: { kind: 'text', view: 'pretty' } },
      saveBody: { id: 1 },
      openBody: { id: 1 },
      openValue: { id: 1, line: 2 },
      compareBody: { id: 1 },
      compareBodies: { left: 1, right: 2 },
      openAddress: { address: 'https://acme.atlassian.net/browse/ABC-1' },
      copyAs: DRAFT,
      saveRequest: DRAFT,
      paste: { text: 'curl x', target: {} },
      ask: {
        target: { credentialId: 'cred' },
        question: { kind: 'users', text: 'ada' },
        isAnew: false,
      },
      editBody: { text: '{}', method: 'POST', path: '/rest/api/3/issue' },
      bodyEdited: { text: '{}', method: 'POST', path: '/rest/api/3/issue' },
      targetChosen: { credentialId: 'cred' },
      remedy: { credentialId: 'cred', remedy: 'edit' },
      addScopes: { credentialId: 'cred', scopes: ['read:jira-work'] },
      fetchPages: { limit: null },
      pausePages: { isPaused: true },
    },
  },
  {
    name: 'the editor',
    schemas: EDITOR_SCHEMAS,
    requests: ['save'],
    accepted: { save: EDITED, edited: EDITED, openLink: { link: 'api_tokens' } },
  },
];

/** A connection of a panel, what its handlers were called with, and what was answered. */
function connected({ schemas, requests }: Panel) {
  const calls: { readonly method: string; readonly params: unknown }[] = [];
  const posted: FromHost[] = [];
  const warnings: string[] = [];
  let receive: (message: unknown) => void = () => undefined;
  const webview = {
    postMessage: (message: FromHost) => Promise.resolve(posted.push(message) > 0),
    onDidReceiveMessage: (listener: (message: unknown) => void) => {
      receive = listener;
      return { dispose: () => undefined };
    },
  };
  const handlers = Object.entries(schemas).map(([method, params]) => {
    const handle = (given: unknown) => {
      calls.push({ method, params: given });
      return Promise.resolve(undefined);
    };
    return [method, { params, handle }] as const;
  });
  const isRequest = ([method]: readonly [string, unknown]) => requests.includes(method);
  connectWebview(
    webview as unknown as Parameters<typeof connectWebview>[0],
    Object.fromEntries(handlers.filter(isRequest)),
    Object.fromEntries(handlers.filter((entry) => !isRequest(entry))),
    (message) => warnings.push(message),
  );
  return { calls, posted, warnings, receive: (message: unknown) => receive(message) };
}

/** All that promises which are settled already still have to do. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** One message to every handler of a panel, which it accepts. */
function accepted({ schemas, requests, accepted }: Panel): [unknown][] {
  return Object.keys(schemas).map((method, id) => {
    const kind = requests.includes(method) ? 'request' : 'command';
    return [{ kind, id, method, params: accepted[method] ?? {} }];
  });
}

const PROTOTYPE_NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

/** Whatever a structured clone may be. */
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: true,
  withNullPrototype: true,
  key: fc.oneof(fc.string(), fc.constantFrom(...PROTOTYPE_NAMES, 'draft', 'credentialId', 'kind')),
});

/** What a schema accepts, with one thing in it changed, or one more in it, at any depth. */
function near(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return fc.oneof(fc.constant(value), anything);
  if (Array.isArray(value)) {
    return fc.oneof(fc.tuple(...value.map(near)), fc.array(anything), anything);
  }
  const same = Object.entries(value).map(([name, own]) => [name, fc.constant(own)] as const);
  const changed = Object.entries(value).flatMap(([name, own]) => [
    fc.record(Object.fromEntries([...same, [name, near(own)]])),
    fc.record(Object.fromEntries(same.filter(([other]) => other !== name))),
  ]);
  const more = fc
    .tuple(fc.constantFrom(...PROTOTYPE_NAMES, 'more'), anything)
    .map(([name, added]) =>
      Object.defineProperty({ ...value }, name, { value: added, enumerable: true }),
    );
  return fc.oneof(fc.constant(value), ...changed, more);
}

for (const panel of PANELS) {
  describe(`a page of ${panel.name} that says what it likes`, () => {
    const methods = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...Object.keys(panel.schemas)) },
      fc.constantFrom(...PROTOTYPE_NAMES, '', 'eval', 'Send', 'send '),
      fc.string(),
    );
    const said = fc.tuple(methods, fc.integer()).chain(([method, id]) =>
      fc.record(
        {
          kind: fc.constantFrom('request', 'request', 'command', 'cancel', 'ready', 'result'),
          id: fc.oneof({ weight: 9, arbitrary: fc.constant(id) }, anything),
          method: fc.oneof({ weight: 9, arbitrary: fc.constant(method) }, anything),
          params: fc.oneof(near(panel.accepted[method] ?? {}), anything),
          more: anything,
        },
        { requiredKeys: ['kind'] },
      ),
    );
    const message = fc.oneof({ weight: 5, arbitrary: said }, anything);

    it('reaches a handler only by its name, with what its schema accepts, and is answered once', async () => {
      const reached = new Set<string>();
      let refusals = 0;
      await fc.assert(
        fc.asyncProperty(message, async (message) => {
          const { calls, posted, warnings, receive } = connected(panel);
          receive(message);
          await settled();
          for (const { method, params } of calls) {
            reached.add(method);
            ok(Object.hasOwn(panel.schemas, method), method);
            const { kind, method: named } = message as Record<string, unknown>;
            // As it is, too: nothing more comes along than what the schema names.
            deepStrictEqual(
              [v.parse(panel.schemas[method]!, params), named, kind],
              [params, method, panel.requests.includes(method) ? 'request' : 'command'],
            );
          }
          const isReady = (message as { kind?: unknown } | null)?.kind === 'ready';
          const isRequest = posted.length === 1;
          refusals += warnings.length;
          ok(calls.length + warnings.length <= 1);
          if (!isRequest) equal(posted.length, 0);
          else equal((posted[0] as { id?: unknown }).id, (message as { id?: unknown }).id);
          if (isReady) deepStrictEqual([calls, posted, warnings], [[], [], []]);
        }),
        // What is accepted as it stands comes too, whatever chance makes of it.
        { numRuns: 3000, examples: accepted(panel) },
      );
      // Else this has shown nothing.
      deepStrictEqual([...reached].sort(), Object.keys(panel.schemas).sort());
      ok(refusals > 300, String(refusals));
    });

    it('is answered once for every request of a well-formed stream', async () => {
      const requests = fc.uniqueArray(fc.integer(), { maxLength: 30 });
      await fc.assert(
        fc.asyncProperty(requests, methods, anything, async (ids, method, params) => {
          const { posted, receive } = connected(panel);
          for (const id of ids) receive({ kind: 'request', id, method, params });
          await settled();
          deepStrictEqual(
            posted.map((answer) => (answer as { id: number }).id).sort((a, b) => a - b),
            ids.sort((a, b) => a - b),
          );
        }),
      );
    });

    for (const [method, accepted] of Object.entries(panel.accepted)) {
      it(`is not heard where ${method} is larger than anything typed`, async () => {
        const { calls, receive } = connected(panel);
        const kind = panel.requests.includes(method) ? 'request' : 'command';
        receive({ kind, id: 1, method, params: accepted });
        await settled();
        equal(calls.length, 1);
        for (const params of oversized(accepted)) {
          receive({ kind, id: 1, method, params });
          await settled();
        }
        equal(calls.length, 1);
      });
    }
  });
}

/** A value with each text in it in turn, and each list, beyond all bounds. */
function oversized(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return ['x'.repeat(65 * 1024 * 1024)];
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const longer = Array.from({ length: 100_000 }, () => list[0]);
    const inside = list.flatMap((own, n) => oversized(own).map((big) => list.with(n, big)));
    return [longer, ...inside];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, own]) =>
    oversized(own).map((big) => ({ ...value, [name]: big })),
  );
}

describe('what the console asks of the tables in a body', () => {
  const columns = [['key'], ['fields', 'summary']];
  const order = { column: ['key'], isDescending: true };
  const questions = [
    { kind: 'lists' },
    { kind: 'columns', list: 2 },
    { kind: 'table_rows', list: 2, columns, from: 0, to: 50 },
    { kind: 'table_rows', list: 2, columns, from: 0, to: 50, order },
    { kind: 'table_csv', list: 2, columns: [] },
    { kind: 'table_csv', list: 2, columns, order },
  ];

  for (const question of questions) {
    it(`may be ${JSON.stringify(question)}`, () => {
      deepStrictEqual(v.parse(CONSOLE_SCHEMAS.askBody, { id: 1, question }), { id: 1, question });
    });
  }

  it('may not be a column without a name, a list at no line, or an order by nothing', () => {
    for (const wrong of [{ columns: [[]] }, { list: -1 }, { order: { isDescending: true } }]) {
      const question = { ...questions[2], ...wrong };
      ok(!v.safeParse(CONSOLE_SCHEMAS.askBody, { id: 1, question }).success);
    }
  });
});

describe('what a preview asks of a body', () => {
  for (const question of [{ kind: 'documents' }, { kind: 'bytes', most: 4096 }]) {
    it(`may be ${JSON.stringify(question)}`, () => {
      deepStrictEqual(v.parse(CONSOLE_SCHEMAS.askBody, { id: 1, question }), { id: 1, question });
    });
  }

  it('may not be fewer bytes than none', () => {
    const question = { kind: 'bytes', most: -1 };
    equal(v.safeParse(CONSOLE_SCHEMAS.askBody, { id: 1, question }).success, false);
  });
});
