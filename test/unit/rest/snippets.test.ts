import { deepStrictEqual, equal, match } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import type { TypedRequest } from '../../../src/core/rest/request';
import { stringLiteral } from '../../../src/core/rest/snippets/literals';
import { SNIPPETS, type Snippet } from '../../../src/core/rest/snippets/snippets';
import { serve, type LoopbackServer } from '../loopback';

const run = promisify(execFile);
const ENVIRONMENT = { ...process.env, JIRA_USER: 'me@acme.example', JIRA_TOKEN: 'secret "$1"' };
const BASIC = `Basic ${Buffer.from('me@acme.example:secret "$1"').toString('base64')}`;
const TEXT = `{"a": "it's \`$x\` ! \\\\ \\"“é😀\u2028", "b":\n\t1}`;

function write(id: Snippet['id'], ...given: Parameters<Snippet['write']>): string {
  return SNIPPETS.find((snippet) => snippet.id === id)?.write(...given) ?? '';
}

/** What arrived, as far as a request says it. */
interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (string | undefined)[];
  readonly body: string;
}

describe('a snippet', () => {
  let folder: string;
  let server: LoopbackServer;
  let arrived: Arrived[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'snippets-'));
    arrived = [];
    server = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const named = ['authorization', 'accept', 'content-type', 'x-a', 'cookie'].map(
          (name) => headers[name],
        );
        const boundary = /boundary=(\S+)/u.exec(headers['content-type'] ?? '')?.[1] ?? '\0';
        const body = Buffer.concat(chunks).toString().replaceAll(boundary, '~');
        arrived.push({
          method,
          url,
          headers: named.map((value) => value?.toString().replace(boundary, '~')),
          body,
        });
        response.end();
      });
    });
  });

  afterEach(async () => {
    server.dispose();
    await rm(folder, { recursive: true });
  });

  it('for fetch sends what the request says', async () => {
    const path = `${server.origin}/rest/a'b?q=$x`;
    const file = join(folder, 'a "b"\'s.txt');
    await writeFile(file, 'content');
    const requests: readonly TypedRequest[] = [
      {
        method: 'get',
        path,
        headers: [
          ['X-A', `it's "1"`],
          ['x-a', '2'],
          ['Cookie', 'secret'],
        ],
        body: ' ',
      },
      { method: 'PATCH', path, headers: [['Content-Type', 'text/plain']], body: TEXT },
      {
        method: 'POST',
        path: path.replace('//', '//me:secret@'),
        headers: [],
        body: [
          { name: 'a', value: 'it\'s "1"' },
          { name: 'file', file, contentType: 'text/x' },
          { name: 'c', file },
        ],
      },
    ];
    const programs = requests.map((request, index) =>
      write('fetch', request, index === 0 ? 'basic' : 'bearer'),
    );
    await Promise.all(programs.map((text, index) => writeFile(join(folder, `${index}.mjs`), text)));
    const all = programs.map((_, index) => `await import('./${index}.mjs');`).join('\n');
    await writeFile(join(folder, 'all.mjs'), all);
    const { stdout } = await run(process.execPath, [join(folder, 'all.mjs')], { env: ENVIRONMENT });

    const url = "/rest/a'b?q=$x";
    const bearer = 'Bearer secret "$1"';
    const json = 'application/json';
    const disposition = (rest: string) => `--~\r\nContent-Disposition: form-data; ${rest}\r\n\r\n`;
    const name = 'filename="a %22b%22\'s.txt"\r\nContent-Type:';
    deepStrictEqual(
      [stdout, arrived.map((one) => ({ ...one, body: one.body.replaceAll(/-{4,}(?=~)/gu, '--') }))],
      [
        '200 \n200 \n200 \n',
        [
          {
            method: 'GET',
            url,
            headers: [BASIC, json, undefined, `it's "1", 2`, undefined],
            body: '',
          },
          {
            method: 'PATCH',
            url,
            headers: [bearer, json, 'text/plain', undefined, undefined],
            body: TEXT,
          },
          {
            method: 'POST',
            url,
            headers: [bearer, json, 'multipart/form-data; boundary=~', undefined, undefined],
            body:
              `${disposition('name="a"')}it's "1"\r\n` +
              `${disposition(`name="file"; ${name} text/x`)}content\r\n` +
              `${disposition(`name="c"; ${name} application/octet-stream`)}content\r\n--~--\r\n`,
          },
        ],
      ],
    );
  });

  it('for bash hands to curl what the request says, and the token', async () => {
    const request = { method: 'POST', path: `https://a.example/'"$x`, headers: [], body: TEXT };
    const script = ['bearer', 'basic'].map((scheme) =>
      write('curlBash', request, scheme as 'bearer' | 'basic'),
    );
    const { stdout } = await run(
      'bash',
      ['-c', `curl() { printf '%s\\0' "$@"; }\n${script.join('\n')}`],
      { env: ENVIRONMENT },
    );
    const words = (authorization: readonly string[]) => [
      ...[request.path, '-X', 'POST', ...authorization, '-H', 'Accept: application/json'],
      ...['-H', 'Content-Type: application/json', '--data-raw', TEXT],
    ];
    deepStrictEqual(stdout.split('\0'), [
      ...words(['-H', 'Authorization: Bearer secret "$1"']),
      ...words(['-u', 'me@acme.example:secret "$1"']),
      '',
    ]);
  });

  it('for Python is a script with requests', () => {
    const request: TypedRequest = {
      method: 'post',
      path: 'https://a.example/rest',
      headers: [
        ['X-A', '1'],
        ['x-a', '2'],
      ],
      body: '{"a": "é"}',
    };
    const form = [
      { name: 'a', value: "it's" },
      { name: 'file', file: 'C:\\a\\b.txt' },
    ];
    equal(
      write('pythonRequests', request, 'bearer'),
      `import os

import requests

response = requests.request(
    "POST",
    "https://a.example/rest",
    headers={
        "Authorization": "Bearer " + os.environ["JIRA_TOKEN"],
        "X-A": "1, 2",
        "Accept": "application/json",
        "Content-Type": "application/json",
    },
    data='{"a": "é"}'.encode(),
)
print(response.status_code, response.text)
`,
    );
    equal(
      write('pythonRequests', { ...request, headers: [], body: form }, 'basic'),
      `import os

import requests

response = requests.request(
    "POST",
    "https://a.example/rest",
    auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]),
    headers={
        "Accept": "application/json",
        "X-Atlassian-Token": "no-check",
    },
    files=[
        ("a", (None, "it's")),
        ("file", ("b.txt", open("C:\\\\a\\\\b.txt", "rb"), "application/octet-stream")),
    ],
)
print(response.status_code, response.text)
`,
    );
  });

  it('quotes any text, with escapes that JavaScript and Python read alike', () => {
    const text = fc.oneof(
      fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }),
      fc.string({ unit: fc.constantFrom(...Array.from('\\"\'\n\r\t\0\b\f\x7F${}`a\u2028')) }),
    );
    fc.assert(
      fc.property(text, (given) => {
        const literal = stringLiteral(given);
        match(
          literal,
          /^(["'])(?:(?!\1)[^\\\p{Zl}\n\r]|\p{Zl}|\\(?:["'\\nrtbf]|u[\da-f]{4}))*\1$/u,
        );
        equal(runInThisContext(literal), given);
      }),
      { numRuns: 1000 },
    );
  });
});
