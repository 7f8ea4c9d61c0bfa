import type { ServerResponse } from 'node:http';
import type { RedirectResult } from '../core/ports';

const SENTENCES: Record<RedirectResult, string> = {
  granted: 'Jira Console is authorized.',
  incomplete: 'Jira Console is authorized, but cannot work yet; VS Code says why.',
  failed: 'Jira Console was not authorized; VS Code says why.',
  ignored:
    'No authorization waits for this answer: it was answered before, came too late, or names no authorization.',
};

/** Runs and loads nothing, and is shown in no frame. */
const POLICY = [
  `default-src 'none'`,
  `style-src 'unsafe-inline'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/** Answers a browser with a page that says what became of its redirect, and repeats nothing of it. */
export function writeRedirectPage(response: ServerResponse, result: RedirectResult): void {
  response.writeHead(result === 'ignored' ? 400 : 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // The address of this page carries the code.
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Jira Console</title>` +
      `<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">` +
      `<style>body{font:1rem/1.5 system-ui,sans-serif;margin:20vh auto;max-width:32rem;padding:0 1rem}</style>` +
      `<h1>Jira Console</h1><p>${SENTENCES[result]} You can close this tab.</p></html>\n`,
  );
}
