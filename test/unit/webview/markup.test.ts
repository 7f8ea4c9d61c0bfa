import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { buildSync } from 'esbuild';
import type { Comparison, SendResult } from '../../../src/protocol/console';

const WEBVIEW = resolve(__dirname, '../../../src/webview');

const MARKUP = `<script>alert(1)</script><img src=x onerror=alert(2)><a href="javascript:alert(3)">&lt;`;

/** As much of a node as a renderer needs that makes elements and texts, and no markup. */
class FakeNode {
  readonly childNodes: FakeNode[] = [];
  readonly attributes: Record<string, unknown> = {};
  readonly #listeners = new Map<string, (event: { readonly type: string }) => void>();
  parentNode: FakeNode | undefined;
  namespaceURI = 'http://www.w3.org/1999/xhtml';

  constructor(
    readonly localName: string,
    public data = '',
  ) {}

  get firstChild(): FakeNode | null {
    return this.childNodes[0] ?? null;
  }

  get nextSibling(): FakeNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  set innerHTML(_markup: string) {
    throw new Error('markup was written');
  }

  insertBefore(node: FakeNode, before: FakeNode | null): FakeNode {
    node.remove();
    const at = before === null ? this.childNodes.length : this.childNodes.indexOf(before);
    this.childNodes.splice(at, 0, node);
    node.parentNode = this;
    return node;
  }

  remove(): void {
    const siblings = this.parentNode?.childNodes;
    siblings?.splice(siblings.indexOf(this), 1);
    this.parentNode = undefined;
  }

  setAttribute(name: string, value: unknown): void {
    this.attributes[name] = value;
  }

  removeAttribute(name: string): void {
    this.attributes[name] = undefined;
  }

  addEventListener(type: string, listener: (event: { readonly type: string }) => void): void {
    this.#listeners.set(type, listener);
  }

  click(): void {
    this.#listeners.get('click')?.call(this, { type: 'click' });
  }

  all(): readonly FakeNode[] {
    return [this, ...this.childNodes.flatMap((child) => child.all())];
  }

  get text(): string {
    return this.data + this.childNodes.map((child) => child.text).join('');
  }
}

/** What the console's answer looks like, drawn by its own code. */
function draw(result: SendResult): FakeNode {
  return drawn(
    `import { Answer } from './console/answer';
     render(<Answer exchange={{ kind: 'settled', request, result }} />, root);`,
    { request: { credentialId: 'c' }, result },
  );
}

/** What several sites answered, drawn by the console's own code. */
function drawComparison(comparison: Comparison): FakeNode {
  return drawn(
    `import { ComparedSites } from './console/comparedSites';
     render(<ComparedSites comparison={comparison} />, root);`,
    { comparison },
  );
}

function drawn(code: string, values: Readonly<Record<string, unknown>>): FakeNode {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `import { render } from 'preact'; ${code}`,
      loader: 'tsx',
      resolveDir: WEBVIEW,
    },
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  const root = new FakeNode('main');
  const document = {
    createElementNS: (_namespace: string, name: string) => new FakeNode(name),
    createTextNode: (text: string) => new FakeNode('', text),
    getElementById: () => null,
  };
  // The effects of a component come later, and nothing here waits for them.
  const time = { setTimeout: () => 0, clearTimeout: () => undefined, queueMicrotask };
  const navigator = { userAgent: '' };
  runInNewContext(outputFiles[0]!.text, { document, navigator, root, ...values, ...time });
  return root;
}

const ANSWER: SendResult = {
  kind: 'answer',
  method: 'GET',
  url: `https://acme.example/${MARKUP}`,
  status: 200,
  statusText: MARKUP,
  headers: [['x-markup', MARKUP]],
  body: MARKUP,
  time: 1,
  size: MARKUP.length,
  cut: undefined,
  hint: { code: 'scope_missing', sentence: MARKUP },
};

const DRAWN: readonly [what: string, result: SendResult, times: number][] = [
  ['an answer', ANSWER, 4],
  ['an answer in JSON', { ...ANSWER, body: JSON.stringify([MARKUP]) }, 3],
  [
    'a failure',
    { kind: 'failed', code: 'x', message: MARKUP, field: undefined, remedy: 'authorize' },
    1,
  ],
];

/** What of a page would run or load something. */
function active(root: FakeNode): readonly string[] {
  return root
    .all()
    .flatMap(({ localName, attributes }) => [localName, ...Object.keys(attributes)])
    .filter((name) => /^(?:script|img|a|iframe|on.*|src|href|style)$/.test(name));
}

describe('what comes from elsewhere', () => {
  for (const [what, result, times] of DRAWN) {
    it(`is text in ${what}, whatever markup is in it`, () => {
      const root = draw(result);
      equal(root.text.split(MARKUP).length - 1, times, root.text);
      deepStrictEqual(active(root), []);
    });
  }

  it('is text in the headers of an answer, too', async () => {
    const root = draw(ANSWER);
    root
      .all()
      .find(({ attributes }) => attributes['id'] === 'answer-tab-headers')!
      .click();
    await new Promise((resolve) => setImmediate(resolve));
    equal(root.text.split(MARKUP).length - 1, 4, root.text);
    ok(root.text.includes(`x-markup${MARKUP}`));
    deepStrictEqual(active(root), []);
  });

  it('is text in the table of several sites, which shows how each of them ended', () => {
    const { statusText } = ANSWER;
    const row = { credential: MARKUP, site: MARKUP, production: true };
    const root = drawComparison({
      id: 1,
      method: 'GET',
      path: MARKUP,
      isRunning: true,
      rows: [
        { ...row, outcome: { kind: 'answer', status: 200, statusText, time: 1200, size: 2048 } },
        { ...row, outcome: { kind: 'failed', message: MARKUP } },
        row,
      ],
    });
    equal(root.text.split(MARKUP).length - 1, 9, root.text);
    deepStrictEqual(
      ['2 of 3 sites are done', '200 ', '1.2 s', '2 KB', '(production)', 'Waiting'].filter(
        (text) => !root.text.includes(text),
      ),
      [],
    );
    // Only what was answered can be shown.
    equal(root.all().filter(({ localName }) => localName === 'input').length, 1);
    deepStrictEqual(active(root), []);
  });

  it('has no way to become markup or code in any source of a webview', () => {
    const ways =
      /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySet|srcdoc|document\.write|createContextualFragment|DOMParser|parseFromString|setHTML|\beval\b|\bnew Function\b|\bFunction\(|javascript:|\bset(?:Timeout|Interval)\(\s*['"`]|<(?:a|iframe|object|embed|base|script)\b|\bhref\b/;
    const sources = readdirSync(WEBVIEW, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.tsx?$/.test(file),
    );
    ok(sources.length > 20, 'the sources were not found');
    const found = sources.filter((file) => ways.test(readFileSync(join(WEBVIEW, file), 'utf8')));
    deepStrictEqual(found, []);
  });
});
