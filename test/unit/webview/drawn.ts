import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { buildSync } from 'esbuild';

export const WEBVIEW = resolve(__dirname, '../../../src/webview');

/** The effects of a component come later, and most tests do not wait for them. */
const STILL = { setTimeout: () => 0, clearTimeout: () => undefined, queueMicrotask };

/** As much of a node as a renderer needs that makes elements and texts, and no markup. */
export class FakeNode {
  readonly childNodes: FakeNode[] = [];
  readonly attributes: Record<string, unknown> = {};
  readonly style: Record<string, unknown> = { setProperty: () => undefined };
  /** Nothing is laid out. */
  readonly clientHeight = 0;
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
    this.fire('click');
  }

  fire(type: string): void {
    this.#listeners.get(type)?.call(this, { type });
  }

  getBoundingClientRect(): { readonly height: number } {
    return { height: 0 };
  }

  all(): readonly FakeNode[] {
    return [this, ...this.childNodes.flatMap((child) => child.all())];
  }

  get text(): string {
    return this.data + this.childNodes.map((child) => child.text).join('');
  }
}

/**
 * What a component looks like, drawn by the console's own code: `code` draws into `root`, with `values`
 * by their names. Effects run where `time` is the machine's own.
 */
export function drawn(
  code: string,
  values: Readonly<Record<string, unknown>>,
  time: object = STILL,
): FakeNode {
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
    querySelector: () => null,
    createElementNS: (_namespace: string, name: string) => new FakeNode(name),
    createTextNode: (text: string) => new FakeNode('', text),
    getElementById: () => null,
  };
  const navigator = { userAgent: '' };
  runInNewContext(outputFiles[0]!.text, { document, navigator, root, ...values, ...time });
  return root;
}
