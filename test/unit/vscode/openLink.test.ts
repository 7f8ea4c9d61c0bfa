import { deepStrictEqual, equal, rejects } from 'node:assert/strict';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { buildSync } from 'esbuild';
import type * as Link from '../../../src/vscode/openLink';

/** The real code over an editor that keeps what it is asked to open. */
function createOpener() {
  const { outputFiles } = buildSync({
    entryPoints: [resolve(__dirname, '../../../src/vscode/openLink.ts')],
    bundle: true,
    write: false,
    format: 'cjs',
    external: ['vscode'],
  });
  const opened: unknown[] = [];
  const vscode = { env: { openExternal: (target: unknown) => opened.push(target) } };
  const module = { exports: {} };
  runInNewContext(outputFiles[0]!.text, { module, require: () => vscode, URL });
  return { openLink: (module.exports as typeof Link).openLink, opened };
}

describe('opening an address', () => {
  it('hands it to the editor to the letter', async () => {
    const { openLink, opened } = createOpener();
    const address = 'https://auth.example/authorize?redirect_uri=vscode%3A%2F%2Fa.b%2Fc%3Fd%3De';
    await openLink(address);
    deepStrictEqual(opened, [address]);
  });

  for (const address of [
    'command:workbench.action.quit',
    'file:///etc/passwd',
    'http://a.example',
  ]) {
    it(`opens nothing and says so for ${address}`, async () => {
      const { openLink, opened } = createOpener();
      await rejects(openLink(address), { code: 'address_refused' });
      equal(opened.length, 0);
    });
  }
});
