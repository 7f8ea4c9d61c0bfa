import { deepStrictEqual, equal, match, notEqual } from 'node:assert/strict';
import { systemRandom } from '../../../src/node/systemRandom';
import type { Random } from '../../../src/core/ports';
import { fillWebview } from '../../../src/vscode/webviewContent';

type Parameters = globalThis.Parameters<typeof fillWebview>;

/** As much of an address as is asked for. */
function uri(path: string) {
  return {
    path,
    with: ({ path }: { path: string }) => uri(path),
    toString: () => `https://file.example${path}`,
  };
}

/** What a panel was filled with. */
function filled(random: Random = systemRandom) {
  const webview = {
    cspSource: 'https://source.example',
    options: undefined as unknown,
    html: '',
    asWebviewUri: (local: unknown) => local,
  };
  fillWebview(
    webview as unknown as Parameters[0],
    uri('/extension') as unknown as Parameters[1],
    'console',
    random,
  );
  const nonce = /'nonce-([^']+)'/.exec(webview.html)?.[1] ?? '';
  return { ...webview, nonce };
}

describe('the page of a webview', () => {
  it('may load its own script and style, and nothing else', () => {
    const { html, nonce } = filled();
    const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)!;
    deepStrictEqual(policy!.split('; '), [
      `default-src 'none'`,
      `script-src 'nonce-${nonce}'`,
      `style-src https://source.example 'nonce-${nonce}'`,
      `font-src https://source.example`,
      `img-src https://source.example blob:`,
      `base-uri 'none'`,
      `form-action 'none'`,
    ]);
    // A policy holds for what stands behind it alone.
    equal(html.search(/<(script|style|link|img|base|form|iframe)\b/) > html.indexOf(policy!), true);
  });

  it('has no script, style or handler of its own in it', () => {
    const { html, nonce } = filled();
    deepStrictEqual(
      {
        scripts: html.match(/<script[^]*?<\/script>/g),
        styles: html.match(/<style|<link[^>]*>|\sstyle=/g),
        handlers: html.match(/\son\w+\s*=|javascript:/g),
      },
      {
        scripts: [
          `<script type="module" nonce="${nonce}" src="https://file.example/extension/dist/console.js"></script>`,
        ],
        styles: [
          `<link rel="stylesheet" nonce="${nonce}" href="https://file.example/extension/dist/console.css">`,
        ],
        handlers: null,
      },
    );
  });

  it('runs scripts, has no commands for links, and reads nothing but what was built for it', () => {
    const { options } = filled();
    const { localResourceRoots, ...others } = options as { localResourceRoots: unknown[] };
    deepStrictEqual(
      [others, localResourceRoots.map(String)],
      [{ enableScripts: true }, ['https://file.example/extension/dist']],
    );
  });

  it('has a nonce of 128 random bits, another for each panel', () => {
    const lengths: number[] = [];
    const { nonce } = filled({
      bytes: (length) => {
        lengths.push(length);
        return new Uint8Array(length).fill(0xfb);
      },
    });
    deepStrictEqual([lengths, nonce], [[16], '-_v7'.repeat(5) + '-w']);
    match(filled().nonce, /^[\w-]{22}$/);
    notEqual(filled().nonce, filled().nonce);
  });
});
