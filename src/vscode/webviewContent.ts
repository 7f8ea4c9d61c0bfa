import type * as vscode from 'vscode';
import { base64url } from '../core/encoding';
import type { Random } from '../core/ports';

/**
 * Fills a webview with the script and the style of its name in `dist/`.
 *
 * Nothing else runs or is loaded there but what that script imports: no inline script, nothing from
 * another origin, no form that is sent, no base that would lead the extension's own addresses
 * elsewhere.
 */
export function fillWebview(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  name: string,
  random: Random,
): void {
  const dist = below(extensionUri, 'dist');
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  const uriOf = (file: string) => webview.asWebviewUri(below(dist, file)).toString();
  const nonce = base64url(random.bytes(16));
  const source = webview.cspSource;
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${source} 'nonce-${nonce}'`,
    `font-src ${source}`,
    `img-src ${source} blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  webview.html = `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" nonce="${nonce}" href="${uriOf(`${name}.css`)}">
    <title>Jira Console</title>
  </head>
  <body>
    <main id="app"></main>
    <script type="module" nonce="${nonce}" src="${uriOf(`${name}.js`)}"></script>
  </body>
</html>`;
}

/** As `Uri.joinPath` does, but without loading `vscode`, which the unit tests do not have. */
function below(folder: vscode.Uri, name: string): vscode.Uri {
  return folder.with({ path: `${folder.path}/${name}` });
}
