import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { createDeferred } from '../../../src/core/async';
import { NetworkError } from '../../../src/core/errors';
import type { HeaderFields, HttpRequest, HttpResponse } from '../../../src/core/ports';
import { AxiosHttpClient } from '../../../src/node/axiosHttpClient';
import { freeRedirectUri, serve } from '../loopback';

const TOKEN = 'access-token-that-nobody-may-see';
const client = new AxiosHttpClient('jira-console/test');

function request(url: string, changes: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'GET',
    url,
    headers: [['Authorization', `Bearer ${TOKEN}`]],
    timeout: 30_000,
    maxBytes: 1024 * 1024,
    ...changes,
  };
}

/** Serves, asks once at `/`, and gives what came of it. */
async function ask(
  listener: RequestListener,
  changes: Partial<HttpRequest> = {},
  signal?: AbortSignal,
): Promise<HttpResponse> {
  const server = await serve(listener);
  try {
    return await client.send(request(`${server.origin}/`, changes), signal);
  } finally {
    server.dispose();
  }
}

/** The error of a request that must have none of an answer. */
async function errorOf(sending: Promise<HttpResponse>): Promise<unknown> {
  try {
    await sending;
  } catch (error) {
    return error;
  }
  throw new Error('There was an answer.');
}

const textOf = ({ body }: HttpResponse) => new TextDecoder().decode(body);

/** Announces ten bytes and sends five. */
function sendHalf(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': '10' });
  response.write('12345');
}

/** What a request looks like to a server. */
async function seenByServer(changes: Partial<HttpRequest>, encoding?: BufferEncoding) {
  const seen = createDeferred<Awaited<ReturnType<typeof contentOf>>>();
  await ask((incoming, response) => {
    void contentOf(incoming, encoding).then((content) => {
      seen.resolve(content);
      response.end();
    });
  }, changes);
  return seen.promise;
}

async function contentOf(incoming: IncomingMessage, encoding?: BufferEncoding) {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const { method, url, rawHeaders } = incoming;
  const headers = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1]!] as const] : [],
  );
  return { method, url, headers, body: Buffer.concat(chunks).toString(encoding) };
}

describe('the HTTP client', () => {
  // Loaded with the first request, whose time it takes.
  before(() => import('axios'));

  const methods: readonly [method: string, body?: string][] = [
    ['GET'],
    ['HEAD'],
    ['OPTIONS'],
    ['DELETE'],
    ['DELETE', '{"a":  1} ä'],
    ['POST'],
    ['POST', '{"a":  1} ä'],
    ['PUT'],
    ['PUT', '{"a":  1} ä'],
    ['PATCH', '{"a":  1} ä'],
    ['PROPFIND'],
  ];
  for (const [method, body] of methods) {
    it(`sends ${method} with ${body === undefined ? 'nothing' : 'a body'} as it is`, async () => {
      const type: HeaderFields = body === undefined ? [] : [['Content-Type', 'application/json']];
      const { headers, ...rest } = await seenByServer({ method, body, headers: type });
      deepStrictEqual(
        { ...rest, type: headers.filter(([name]) => /^content-type$/i.test(name)) },
        { method, url: '/', body: body ?? '', type },
      );
    });
  }

  it('adds its name and what framing needs, and nothing that tells of a browser', async () => {
    const { headers } = await seenByServer({
      headers: [
        ['X-Two', 'a'],
        ['Accept', 'text/plain'],
        ['x-two', 'b'],
      ],
    });
    deepStrictEqual(headers.filter(([name]) => !/^(host|connection)$/i.test(name)).sort(), [
      ['Accept', 'text/plain'],
      ['Accept-Encoding', 'gzip, br'],
      ['User-Agent', 'jira-console/test'],
      ['X-Two', 'a, b'],
    ]);
  });

  it('keeps a type under another spelling', async () => {
    const { headers } = await seenByServer({
      method: 'POST',
      headers: [['content-type', 'text/plain']],
      body: 'text',
    });
    deepStrictEqual(
      headers.filter(([name]) => /^content-type$/i.test(name)),
      [['content-type', 'text/plain']],
    );
  });

  for (const name of ['User-Agent', 'user-agent']) {
    it(`lets a request call itself otherwise, by ${name}`, async () => {
      const { headers } = await seenByServer({ headers: [[name, 'mine/1']] });
      deepStrictEqual(
        headers.filter(([given]) => /^user-agent$/i.test(given)).map(([, value]) => value),
        ['mine/1'],
      );
    });
  }

  it('gives the fields of an answer in their order, as Node reads them', async () => {
    const { headers, statusText } = await ask((_, response) => {
      response.sendDate = false;
      response.setHeader('X-Zebra', '1');
      response.setHeader('Set-Cookie', ['a=1', 'b=2']);
      response.setHeader('Link', ['<a>; rel=next', '<b>; rel=last']);
      response.setHeader('Content-Length', '0');
      response.setHeader('Connection', 'close');
      response.writeHead(200, 'Very Well').end();
    });
    deepStrictEqual(
      { statusText, headers },
      {
        statusText: 'Very Well',
        headers: [
          ['x-zebra', '1'],
          ['set-cookie', 'a=1'],
          ['set-cookie', 'b=2'],
          ['link', '<a>; rel=next, <b>; rel=last'],
          ['content-length', '0'],
          ['connection', 'close'],
        ],
      },
    );
  });

  for (const status of [201, 204, 304, 400, 401, 403, 404, 410, 429, 500, 503]) {
    it(`takes a ${status} for an answer`, async () => {
      equal((await ask((_, response) => response.writeHead(status).end())).status, status);
    });
  }

  for (const status of [301, 302, 303, 307, 308]) {
    it(`does not follow a ${status}, which would take the token along`, async () => {
      const asked: (string | undefined)[] = [];
      const answer = await ask((incoming, response) => {
        asked.push(incoming.url);
        response.writeHead(status, { location: '/elsewhere' }).end('moved');
      });
      deepStrictEqual(
        { status: answer.status, body: textOf(answer), asked },
        {
          status,
          body: 'moved',
          asked: ['/'],
        },
      );
    });
  }

  it('unpacks a body', async () => {
    const answer = await ask((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed'.repeat(100)));
    });
    deepStrictEqual([textOf(answer), answer.cut], ['packed'.repeat(100), undefined]);
  });

  it('gives the bytes of a body as they are', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    const { body } = await ask((_, response) => response.end(bytes));
    deepStrictEqual(Buffer.from(body), bytes);
  });

  it('does not take JSON apart', async () => {
    const answer = await ask((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"a": 1.0}');
    });
    equal(textOf(answer), '{"a": 1.0}');
  });
});

describe('what an answer weighs', () => {
  const TEXT = 'packed '.repeat(1000);
  const codings: readonly [coding: string, pack: (text: string) => Buffer][] = [
    ['gzip', gzipSync],
    ['X-GZIP', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['identity', (text) => Buffer.from(text)],
  ];
  for (const [coding, pack] of codings) {
    for (const isChunked of [false, true]) {
      it(`is told packed and unpacked, by ${coding} ${isChunked ? 'in chunks' : 'as a whole'}`, async () => {
        const packed = pack(TEXT);
        const told: number[] = [];
        const server = await serve((_, response) => {
          response.writeHead(200, {
            'content-encoding': coding,
            ...(!isChunked && { 'content-length': packed.length }),
          });
          response.write(packed.subarray(0, 10));
          response.end(packed.subarray(10));
        });
        const answer = await client.send(request(server.origin), undefined, {
          onReceived: (bytes) => told.push(bytes),
        });
        server.dispose();
        deepStrictEqual(
          {
            text: textOf(answer),
            cut: answer.cut,
            transferred: answer.transferred,
            lastTold: told.at(-1),
          },
          { text: TEXT, cut: undefined, transferred: packed.length, lastTold: packed.length },
        );
      });
    }
  }

  it('is what came, where it is packed in a way that nobody knows', async () => {
    const answer = await ask((_, response) => {
      response.writeHead(200, { 'content-encoding': 'lzma' }).end('12345');
    });
    deepStrictEqual([textOf(answer), answer.transferred, answer.cut], ['12345', 5, undefined]);
  });

  const empty: readonly [what: string, method: string, status: number][] = [
    ['an answer to HEAD', 'HEAD', 200],
    ['a 204', 'GET', 204],
    ['a 304', 'GET', 304],
    ['an empty body', 'GET', 200],
  ];
  for (const [what, method, status] of empty) {
    for (const coding of ['gzip', 'br']) {
      it(`is nothing, and cut nowhere, for ${what} that is said to be packed by ${coding}`, async () => {
        const answer = await ask(
          (_, response) => response.writeHead(status, { 'content-encoding': coding }).end(),
          { method },
        );
        deepStrictEqual([answer.body.length, answer.transferred, answer.cut], [0, 0, undefined]);
      });
    }
  }

  for (const [coding, pack] of [
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const) {
    for (const isEnded of [true, false]) {
      it(`is cut, and what was unpacked kept, where a body of ${coding} ${isEnded ? 'ends' : 'breaks off'} in the middle`, async () => {
        // What hardly packs comes out as it goes in.
        const text = Array.from({ length: 20_000 }, (_, index) => index * index).join();
        const packed = pack(text);
        const half = packed.subarray(0, packed.length / 2);
        const answer = await ask((_, response) => {
          response.writeHead(200, { 'content-encoding': coding });
          if (isEnded) response.end(half);
          else response.write(half, () => setImmediate(() => response.destroy()));
        });
        const kept = textOf(answer);
        deepStrictEqual(
          [answer.cut, answer.transferred, text.startsWith(kept), kept.length > text.length / 4],
          ['connection_lost', half.length, true, true],
        );
      });
    }
  }

  it('is cut where all of what was packed came, and the end of the answer did not', async () => {
    const answer = await ask((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.write(gzipSync('whole'), () => setImmediate(() => response.destroy()));
    });
    deepStrictEqual([textOf(answer), answer.cut], ['whole', 'connection_lost']);
  });

  it('comes with the time until its head was there, which is not that of its body', async () => {
    const headRead = createDeferred<undefined>();
    const begun = () => setImmediate(() => headRead.resolve(undefined));
    subscribe('http.client.response.finish', begun);
    let releasedAt = 0;
    const startedAt = performance.now();
    const { firstByte } = await ask((_, response) => {
      response.writeHead(200).flushHeaders();
      void headRead.promise.then(() => {
        releasedAt = performance.now();
        response.end('x');
      });
    });
    unsubscribe('http.client.response.finish', begun);
    ok(firstByte > 0 && startedAt + firstByte <= releasedAt);
  });
});

describe('a timeout of silence', () => {
  const SILENCE = { timeout: 400, timeoutOf: 'silence' } as const;

  it('lets an upload pass that takes longer, while its server reads', async () => {
    // What the system takes in ahead of the server, some MB, must be read within the timeout.
    const body = 'x'.repeat(32 * 1024 * 1024);
    let received = 0;
    const answer = await ask(
      (incoming, response) => {
        incoming.on('data', (chunk: Buffer) => {
          const before = Math.floor(received / 2 ** 20);
          received += chunk.length;
          // A rest after each MB; all of them together are longer than the timeout.
          if (Math.floor(received / 2 ** 20) === before) return;
          incoming.pause();
          setTimeout(() => incoming.resume(), 100);
        });
        incoming.on('end', () => response.end('all'));
      },
      { method: 'POST', body, ...SILENCE, timeout: 2000 },
    );
    deepStrictEqual([textOf(answer), received], ['all', body.length]);
  });

  it('lets an answer pass that drips for longer', async () => {
    const answer = await ask((_, response) => {
      let left = 8;
      const timer = setInterval(() => {
        response.write('x');
        if ((left -= 1) > 0) return;
        clearInterval(timer);
        response.end();
      }, 100);
    }, SILENCE);
    deepStrictEqual([textOf(answer), answer.cut], ['xxxxxxxx', undefined]);
  });

  it('ends where a server takes a request and says nothing', async () => {
    const error = await errorOf(ask(() => undefined, { method: 'POST', body: 'x', ...SILENCE }));
    deepStrictEqual(error instanceof NetworkError && [error.code, error.details['silence']], [
      'timeout',
      0.4,
    ]);
  });

  it('ends where a server falls silent in the middle, and keeps what had come', async () => {
    const answer = await ask((_, response) => sendHalf(response), SILENCE);
    deepStrictEqual([textOf(answer), answer.cut], ['12345', 'timeout']);
  });

  it('keeps what had come of a drip when its user cancels', async () => {
    const controller = new AbortController();
    const server = await serve((_, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const answer = await client.send(request(server.origin, SILENCE), controller.signal, {
      onReceived: (bytes) => bytes >= 5 && controller.abort(),
    });
    server.dispose();
    deepStrictEqual(
      [/^x{5,}$/.test(textOf(answer)), answer.cut, answer.transferred === answer.body.length],
      [true, 'aborted', true],
    );
  });

  it('is of the whole exchange unless told', async () => {
    const answer = await ask(
      (_, response) => {
        const timer = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(timer));
      },
      { timeout: 300 },
    );
    equal(answer.cut, 'timeout');
  });
});

describe('an answer that ends before its end', () => {
  it('is cut by connection_lost where the server goes away', async () => {
    const answer = await ask((_, response) => {
      sendHalf(response);
      setImmediate(() => response.destroy());
    });
    deepStrictEqual([textOf(answer), answer.cut], ['12345', 'connection_lost']);
  });

  it('is cut by connection_lost where its packing is broken', async () => {
    const packed = gzipSync('packed'.repeat(1000));
    packed.fill(0xff, packed.length - 30);
    const answer = await ask((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed);
    });
    equal(answer.cut, 'connection_lost');
  });

  it('is cut by aborted where the user has seen enough', async () => {
    const controller = new AbortController();
    // Fires where the client has read the head; what came with it is read before the next turn.
    const begun = () => setImmediate(() => controller.abort());
    subscribe('http.client.response.finish', begun);
    const answer = await ask((_, response) => sendHalf(response), {}, controller.signal);
    unsubscribe('http.client.response.finish', begun);
    deepStrictEqual([textOf(answer), answer.cut], ['12345', 'aborted']);
  });

  it('is cut by timeout where it takes too long', async () => {
    const answer = await ask((_, response) => sendHalf(response), { timeout: 500 });
    deepStrictEqual([textOf(answer), answer.cut], ['12345', 'timeout']);
  });

  it('is cut by too_large after as many bytes as were allowed', async () => {
    const answer = await ask((_, response) => response.end('1234567890'), { maxBytes: 4 });
    deepStrictEqual([textOf(answer), answer.cut], ['1234', 'too_large']);
  });

  it('goes whole to a sink, and its beginning is held', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('1234567890'));
    });
    const taken: string[] = [];
    const answer = await client.send(request(server.origin, { heldBytes: 4 }), undefined, {
      onHeaders: (headers) => {
        taken.push(`coding ${headers.find(([name]) => name === 'content-encoding')?.[1]}`);
        return {
          write: (bytes) => {
            taken.push(Buffer.from(bytes).toString());
            return undefined;
          },
          end: () => taken.push('end'),
        };
      },
    });
    server.dispose();
    deepStrictEqual(
      [textOf(answer), answer.size, answer.cut, taken],
      ['1234', 10, undefined, ['coding gzip', '1234567890', 'end']],
    );
  });

  it('gives a sink no more than is allowed, and ends it once', async () => {
    const taken: string[] = [];
    const server = await serve((_, response) => response.end('1234567890'));
    const answer = await client.send(request(server.origin, { maxBytes: 4 }), undefined, {
      onHeaders: () => ({
        write: (bytes) => {
          taken.push(Buffer.from(bytes).toString());
          return undefined;
        },
        end: () => taken.push('end'),
      }),
    });
    server.dispose();
    deepStrictEqual([answer.size, answer.cut, taken], [4, 'too_large', ['1234', 'end']]);
  });

  for (const packed of [false, true]) {
    const how = packed ? 'packed' : 'plain';
    it(`waits while its sink has enough, ${how}`, async () => {
      const whole = randomBytes(2_000_000);
      const server = await serve((_, response) => {
        if (packed) response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(packed ? gzipSync(whole) : whole);
      });
      let isBusy = false;
      let early = 0;
      const taken: Buffer[] = [];
      const { size } = await client.send(request(server.origin, { maxBytes: 4e6 }), undefined, {
        onHeaders: () => ({
          write: (bytes) => {
            if (isBusy) early += 1;
            taken.push(Buffer.from(bytes));
            isBusy = true;
            return new Promise((resolve) => {
              setImmediate(() => {
                isBusy = false;
                resolve(undefined);
              });
            });
          },
          end: () => undefined,
        }),
      });
      server.dispose();
      deepStrictEqual([size, early, Buffer.concat(taken).equals(whole)], [whole.length, 0, true]);
    });
  }

  it('is cut where its sink takes no more', async () => {
    const server = await serve((_, response) => response.end(randomBytes(2_000_000)));
    const answer = await client.send(request(server.origin, { maxBytes: 4e6 }), undefined, {
      onHeaders: () => ({
        write: () => Promise.resolve('disk_full' as const),
        end: () => undefined,
      }),
    });
    server.dispose();
    equal(answer.cut, 'disk_full');
  });

  it('counts the bytes of the unpacked body', async () => {
    const answer = await ask(
      (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(1e6)));
      },
      { maxBytes: 100_000 },
    );
    deepStrictEqual([answer.body.length, answer.cut], [100_000, 'too_large']);
  });

  it('is whole where it has exactly as many bytes as are allowed', async () => {
    const answer = await ask((_, response) => response.end('1234'), { maxBytes: 4 });
    deepStrictEqual([textOf(answer), answer.cut], ['1234', undefined]);
  });
});

describe('a request without an answer', () => {
  const rows: readonly [what: string, error: () => Promise<unknown>, code: string][] = [
    [
      'was cancelled before it began',
      () => errorOf(ask((_, response) => response.end(), {}, AbortSignal.abort())),
      'aborted',
    ],
    [
      'was cancelled while it waited',
      () => {
        const controller = new AbortController();
        return errorOf(ask(() => controller.abort(), {}, controller.signal));
      },
      'aborted',
    ],
    ['took too long', () => errorOf(ask(() => undefined, { timeout: 100 })), 'timeout'],
    ['waited for TLS in vain', () => errorOf(toSilentServer()), 'connect_failed'],
    [
      'had an address that takes no connection',
      () => errorOf(client.send(request('http://255.255.255.255/'))),
      'connect_failed',
    ],
    [
      'met nobody',
      async () => errorOf(client.send(request(await freeRedirectUri()))),
      'connection_refused',
    ],
    [
      'found no address',
      () => errorOf(client.send(request('https://nowhere.invalid/'))),
      'dns_failed',
    ],
    [
      'lost its connection',
      () => errorOf(ask((incoming) => incoming.socket.destroy())),
      'connection_failed',
    ],
    ['met no HTTP', () => errorOf(toBabble()), 'connection_failed'],
    ['met no TLS', () => errorOf(toPlainServer()), 'tls_failed'],
  ];
  for (const [what, error, code] of rows) {
    it(`throws ${code} where it ${what}, and nothing that carries the token`, async () => {
      const thrown = await error();
      ok(thrown instanceof NetworkError, inspect(thrown));
      const { message, details, cause } = thrown;
      deepStrictEqual(
        {
          code: thrown.code,
          message,
          details: Object.keys(details),
          cause,
          leaks: [
            inspect(thrown, { depth: Infinity, showHidden: true }),
            JSON.stringify(thrown),
            thrown.stack ?? '',
          ].filter((text) => text.includes(TOKEN)),
        },
        { code, message: code, details: ['host'], cause: undefined, leaks: [] },
      );
    });
  }
});

describe('a proxy of the environment', () => {
  const { env } = process;
  afterEach(() => (process.env = env));

  it('is left to VS Code, which knows the user’s settings too', async () => {
    const seen: (string | undefined)[] = [];
    const proxy = await serve((incoming, response) => {
      seen.push(incoming.url);
      response.end('the proxy');
    });
    process.env = { ...env, HTTP_PROXY: proxy.origin, http_proxy: proxy.origin };
    const answer = await ask((_, response) => response.end('the server'));
    proxy.dispose();
    deepStrictEqual({ body: textOf(answer), seen }, { body: 'the server', seen: [] });
  });
});

/** An https request to a server that takes the connection and says nothing. */
async function toSilentServer(): Promise<HttpResponse> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    return await client.send(request(`https://127.0.0.1:${port}/`, { timeout: 200 }));
  } finally {
    server.close();
  }
}

/** A request to a server that speaks another language. */
async function toBabble(): Promise<HttpResponse> {
  const server = createServer((socket) => socket.end('220 mail.example ESMTP\r\n'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    return await client.send(request(`http://127.0.0.1:${port}/`));
  } finally {
    server.close();
  }
}

/** An https request to a server that knows http only. */
async function toPlainServer(): Promise<HttpResponse> {
  const server = await serve((_, response) => response.end());
  try {
    return await client.send(request(`https://127.0.0.1:${server.port}/`));
  } finally {
    server.dispose();
  }
}

describe('a form', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jira-console-form-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('is sent part by part, with the files’ names, types and bytes', async () => {
    const file = join(folder, 'ünder “quoted”.bin');
    await writeFile(file, Buffer.from([0, 255, 13, 10]));
    const sent = {
      method: 'POST',
      body: [
        { name: 'comment', value: 'ä\r\nb' },
        { name: 'file', file, contentType: 'image/png' },
      ],
    };
    const { headers, body } = await seenByServer(sent, 'latin1');
    const type = headers.find(([name]) => name === 'Content-Type')?.[1] ?? '';
    const boundary = /boundary=(.+)/.exec(type)?.[1] ?? '';
    const sentParts = body.split(`--${boundary}`).map((part) => Buffer.from(part, 'latin1'));
    deepStrictEqual(
      sentParts.map((part) => part.toString('utf8').split('\r\n').slice(1, 3)),
      [
        [],
        ['Content-Disposition: form-data; name="comment"', ''],
        [
          'Content-Disposition: form-data; name="file"; filename="ünder “quoted”.bin"',
          'Content-Type: image/png',
        ],
        [''],
      ],
    );
    // What stands before the line end of the next boundary: the end of the value, and the bytes.
    const ends = sentParts.slice(1, 3).map((part) => part.subarray(-6, -2).toString('hex'));
    deepStrictEqual(ends, ['a40d0a62', '00ff0d0a']);
  });

  it('is not sent where one of its files is not there', async () => {
    let count = 0;
    const sending = ask((_, response) => (count++, response.end()), {
      method: 'POST',
      body: [{ name: 'file', file: join(folder, 'gone.txt') }],
    });
    const error = await errorOf(sending);
    deepStrictEqual(
      [error instanceof NetworkError && [error.code, error.details], count],
      [['file_unreadable', { file: 'gone.txt' }], 0],
    );
  });

  it('ends where one of its files is cut short while it is sent', async () => {
    const file = join(folder, 'vanishing.bin');
    await writeFile(file, Buffer.alloc(64 * 1024 * 1024));
    const sending = ask(
      (incoming) => {
        incoming.once('data', () => {
          incoming.pause();
          void truncate(file).then(() => incoming.resume());
        });
      },
      { method: 'POST', body: [{ name: 'file', file }] },
    );
    const error = await errorOf(sending);
    equal(error instanceof NetworkError && error.code, 'file_unreadable');
  });
});

describe('what is known of an exchange', () => {
  it('is the fields that went out, and how the connection came about', async () => {
    const server = await serve((_, response) => response.end('ok'));
    try {
      const own = new AxiosHttpClient('jira-console/test');
      const first = await own.send(request(`${server.origin}/`));
      const second = await own.send(request(`${server.origin}/`));
      const names = first.sentHeaders?.map(([name]) => name.toLowerCase()).sort();
      deepStrictEqual(names, ['accept-encoding', 'authorization', 'host', 'user-agent']);
      const { connection } = first;
      ok(typeof connection === 'object' && connection.connect !== undefined);
      equal(second.connection, 'reused');
    } finally {
      server.dispose();
    }
  });
});
