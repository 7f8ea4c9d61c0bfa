import { deepStrictEqual, ok } from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, type ClientRequest, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { isCodedError } from '../../src/core/errors';
import type { HttpClient, HttpRequest, HttpResponse } from '../../src/core/ports';
import { AxiosHttpClient } from '../../src/node/axiosHttpClient';
import { answer } from '../fakes';
import { API_TOKEN, createWindow, CREDENTIAL, PERSONAL_ACCESS_TOKEN, tokenSet } from './world';

const TYPED = 100_000;
/** How many of those that are accepted really go over the wire, for the time it takes. */
const SENT = 5_000;
/** Another seed in each run; the one of a failure is given back by `THIEF_SEED`. */
const SEED = Number(process.env['THIEF_SEED'] ?? Date.now() % 2 ** 31);

/** What no other server may ever see, in any form that goes over the wire. */
const TOKENS = ['access-1', API_TOKEN.api_token, PERSONAL_ACCESS_TOKEN.personal_access_token];
const TOKEN_FORMS = [...TOKENS, btoa(`${API_TOKEN.email}:${API_TOKEN.api_token}`)];

/** The context path that the Data Center of these tests has on a host that it shares. */
const CONTEXT = '/jira';

/** What a server was asked. */
interface Arrival {
  readonly host: string | undefined;
  readonly path: string | undefined;
  readonly hasToken: boolean;
}

/** A server that notes who comes and with what. */
async function open(host: string, port: number, respond: RequestListener) {
  const arrivals: Arrival[] = [];
  const server = createServer((request, response) => {
    const wire = `${request.url} ${request.rawHeaders.join(' ')}`;
    const hasToken = TOKEN_FORMS.some((form) => wire.includes(form));
    arrivals.push({ host: request.headers.host, path: request.url, hasToken });
    respond(request, response);
  });
  server.listen(port, host);
  await once(server, 'listening');
  return { server, arrivals, port: (server.address() as AddressInfo).port };
}

/** The API and a thief whose port begins with the API's: `:2345` and `:23450`. */
async function openNeighbours(respond: RequestListener, steal: RequestListener) {
  for (let port = 2000; port < 6500; port++) {
    const api = await open('127.0.0.1', port, respond).catch(() => undefined);
    const thief = api && (await open('127.0.0.1', port * 10, steal).catch(() => undefined));
    if (thief) return [api, thief] as const;
    api?.server.close();
  }
  throw new Error('There are no two such ports.');
}

/** Answers with each kind of redirect in turn, to each of the places, and now and then with 200. */
function redirecting(places: readonly string[]): RequestListener {
  const statuses = [301, 302, 303, 307, 308, 300, 200];
  let count = 0;
  return (_, response) => {
    const status = statuses[count % statuses.length]!;
    const location = places[Math.floor(count / statuses.length) % places.length]!;
    count++;
    response.writeHead(status, { location, refresh: `0; url=${location}` }).end();
  };
}

/** Everything that this process sends by HTTP and that carries a token, below any client. */
function watchTheWire() {
  const seen: string[] = [];
  const note = (message: unknown) => {
    const { request } = message as { request: ClientRequest };
    const wire = `${request.path} ${JSON.stringify(request.getHeaders())}`;
    if (!TOKEN_FORMS.some((form) => wire.includes(form))) return;
    seen.push(`${request.protocol}//${String(request.getHeader('host'))} at ${request.host}`);
  };
  subscribe('http.client.request.start', note);
  return { seen, dispose: () => unsubscribe('http.client.request.start', note) };
}

/** What a person, or who whispers to one, may type: pieces of every trick, in every order. */
function typedPaths(api: string, thieves: readonly string[]): fc.Arbitrary<string> {
  const separator = fc.constantFrom(
    ...['/', '/', '/', '//', '\\', '/\\', '%2f', '%5c', '?', '#', '@', ':', '.', '..', ';'],
    ...['/../', '/./', '/%2e%2e/', '/.%2E/', '/..;/', '/%2e%2e%3b/', '%252e%252e%252f', '\t', '\n'],
    ...[
      '\r\n',
      '\0',
      ' ',
      '%00',
      '%09',
      '%0d%0a',
      '%20',
      '。',
      '．',
      '／',
      '＠',
      '\u200b',
      '\u00ad',
    ],
  );
  const host = fc.constantFrom(...thieves, ...thieves, api);
  const disguised = host.chain((name) =>
    fc.constantFrom(
      name,
      name.toUpperCase(),
      name.replace(':', '.:'),
      name.replace(/:\d+$/, ''),
      name.replace('127.0.0.1', '0x7f.1'),
      name.replace('127.0.0.1', '2130706433'),
      name.replace('127.0.0.1', '[::ffff:127.0.0.1]'),
      name.replaceAll('.', '%2e'),
      name.replaceAll('.', '。'),
      `user:pass@${name}`,
      `${api}@${name}`,
      `${api}%40${name}`,
      `${api}\\@${name}`,
      `${api}#@${name}`,
      `${api}?@${name}`,
      `${name}%23.${api}`,
      `${name}\\.${api}`,
      `${api}.${name}`,
    ),
  );
  const scheme = fc.constantFrom(
    ...['http://', 'http://', 'http://', 'https://', 'HTTP://', 'http:', 'http:/', 'http:\\\\'],
    ...['//', '\\\\', '/\\', '///', 'ht\ttp://', ' http://', 'ftp://', 'javascript:', 'http:////'],
  );
  const word = fc.constantFrom(
    ...['rest', 'api', '3', 'myself', 'jira', 'ex', 'c-1', 'c-2', 'me', 'search', 'jql', 'acme'],
    ...['oauth', 'token', 'accessible-resources', 'a b', 'é', '☃', '%41', 'x=y', '…'],
  );
  const piece = fc.oneof(
    { weight: 4, arbitrary: word },
    { weight: 3, arbitrary: separator },
    { weight: 1, arbitrary: disguised },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
  );
  const tail = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
  const plain = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join('/'));
  const query = fc.option(fc.tuple(disguised, tail).map(([name, rest]) => `?u=//${name}${rest}`));
  const withQuery = (path: fc.Arbitrary<string>) =>
    fc.tuple(path, query).map(([text, more]) => text + (more ?? ''));
  return fc.oneof(
    { weight: 4, arbitrary: withQuery(plain.map((path) => `/${path}`)) },
    { weight: 3, arbitrary: tail.map((rest) => `/${rest}`) },
    { weight: 5, arbitrary: fc.tuple(scheme, disguised, tail).map((parts) => parts.join('')) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('', CONTEXT, '/ex/jira/c-1'), withQuery(plain))
        .map(([base, path]) => `http://${api}${base}/${path}`),
    },
    {
      weight: 2,
      // Something else that begins as the API does.
      arbitrary: fc
        .tuple(fc.constantFrom('', CONTEXT), fc.constantFrom('0', 'fe', '@', '.', ':'), tail)
        .map(([base, more, rest]) => `http://${api}${base}${more}${rest}`),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(plain, tail).map(([path, rest]) => `http://acme.example/${path}${rest}`),
    },
    { weight: 2, arbitrary: tail },
  );
}

/** An address taken apart by the grammar alone. @see RFC 3986 appendix B */
function byGrammar(url: string) {
  const [, scheme, authority, path] =
    /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/su.exec(url) ?? [];
  return { scheme, authority, path: path ?? '' };
}

/** Where a path ends for a server that decodes it twice before it goes up. */
function lenientPath(path: string): string {
  const decode = (text: string) =>
    text.replaceAll(/%(2e|2f|5c|3b)/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const segments: string[] = [];
  for (const segment of decode(path).replaceAll('\\', '/').split('/')) {
    const name = segment.split(';', 1)[0]!;
    if (name === '..') segments.pop();
    else if (name !== '.') segments.push(segment);
  }
  return segments.join('/');
}

/** An HTTP client that lets so many addresses through, each once, and answers the others itself. */
class OncePerAddress implements HttpClient {
  readonly bound = new Set<string>();
  requests = 0;
  readonly #next: HttpClient;

  constructor(next: HttpClient) {
    this.#next = next;
  }

  async send(request: HttpRequest, signal?: AbortSignal): Promise<HttpResponse> {
    this.requests++;
    const key = `${request.url} ${request.headers.map(([, value]) => value).join(' ')}`;
    if (this.bound.has(key) || this.bound.size === SENT) return answer(200, {});
    this.bound.add(key);
    return this.#next.send(request, signal);
  }
}

describe('a token', function () {
  // Some twenty seconds, where nothing else wants the processors.
  this.timeout(300_000);

  const servers: Server[] = [];
  let api: Awaited<ReturnType<typeof open>>;
  const thieves: Awaited<ReturnType<typeof open>>[] = [];
  let apiHost: string;
  let thiefHosts: string[];

  before(async () => {
    const steal: RequestListener = (_, response) => response.writeHead(200).end('got it');
    const places: string[] = [];
    const [jira, thief] = await openNeighbours(redirecting(places), steal);
    api = jira;
    thieves.push(thief);
    const ports = thieves.map(({ port }) => port);
    // The same port under another name, where this machine has IPv6.
    for (const port of [api.port, ...ports]) {
      const twin = await open('::1', port, steal).catch(() => undefined);
      if (twin) thieves.push(twin);
    }
    apiHost = `127.0.0.1:${api.port}`;
    thiefHosts = [
      ...ports.flatMap((port) => [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]),
      `localhost:${api.port}`,
      `[::1]:${api.port}`,
    ];
    places.push(
      ...thiefHosts.flatMap((host) => [`http://${host}/`, `//${host}/`, `https://${host}/`]),
      ...thiefHosts.map((host) => `http://${apiHost}@${host}/`),
      `\\\\${thiefHosts[0]!}/`,
    );
    servers.push(api.server, ...thieves.map(({ server }) => server));
  });

  after(() => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  });

  it(`leaves its API for no other, whatever of ${TYPED} addresses is typed`, async () => {
    const http = new OncePerAddress(new AxiosHttpClient('jira-console/test'));
    const { client, clock, store } = createWindow(http);
    const origin = `http://${apiHost}`;
    const site = { name: 'Acme', url: 'http://acme.example', scopes: [] };
    const sites = [{ cloudId: 'c-1', ...site }];
    const issued = tokenSet(clock.now(), { apiBaseUrl: origin, expiresAt: undefined });
    await store.add({ ...CREDENTIAL, apiBaseUrl: origin });
    await store.grants.update('cred', () => ({ tokenSet: issued, sites }));
    await store.add({ ...API_TOKEN, siteUrl: origin });
    await store.add({ ...PERSONAL_ACCESS_TOKEN, baseUrl: origin + CONTEXT });
    const credentials = [
      { credentialId: 'cred', cloudId: 'c-1', base: '' },
      { credentialId: 'api', base: '' },
      { credentialId: 'pat', base: CONTEXT },
    ];

    const wire = watchTheWire();
    const refusals = new Map<string, number>();
    const sendOne = async (path: string, index: number) => {
      const credential = credentials[index % credentials.length]!;
      const request = { ...credential, method: 'GET', path, headers: [], body: '' };
      try {
        const { url } = await client.send(request, new AbortController().signal);
        checkAddress(url, credential.base, path);
      } catch (error) {
        if (!isCodedError(error)) throw error;
        refusals.set(error.code, (refusals.get(error.code) ?? 0) + 1);
      }
    };
    const checkAddress = (url: string, base: string, path: string) => {
      const why = `${JSON.stringify(path)} became ${url} (seed ${SEED})`;
      const whatwg = new URL(url);
      const { scheme, authority, path: written } = byGrammar(url);
      deepStrictEqual(
        [whatwg.href, whatwg.origin, scheme, authority],
        [url, origin, 'http', apiHost],
        why,
      );
      ok(`${lenientPath(written)}/`.startsWith(`${base}/`), why);
    };

    const startedAt = performance.now();
    const typed = fc.sample(typedPaths(apiHost, thiefHosts), { seed: SEED, numRuns: TYPED });
    let next = 0;
    const work = async () => {
      while (next < typed.length) await sendOne(typed[next]!, next++);
    };
    await Promise.all(Array.from({ length: 16 }, work));
    wire.dispose();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(
      `      seed ${SEED}: ${typed.length} typed, ${http.requests} accepted, ${api.arrivals.length} sent, ` +
        `${seconds} s; refused: ${JSON.stringify(Object.fromEntries(refusals))}`,
    );

    deepStrictEqual(
      thieves.flatMap(({ arrivals }) => arrivals),
      [],
      `seed ${SEED}`,
    );
    deepStrictEqual([...new Set(wire.seen)], [`http://${apiHost} at 127.0.0.1`], `seed ${SEED}`);
    deepStrictEqual(
      api.arrivals.filter(({ host, hasToken }) => host !== apiHost || !hasToken),
      [],
      `seed ${SEED}`,
    );
    // Of what never was accepted, nothing was proved.
    deepStrictEqual([api.arrivals.length, http.bound.size], [SENT, SENT]);
    ok(http.requests > TYPED / 5, `only ${http.requests} were accepted`);
    ok(refusals.size > 8, 'the tricks are not played');
  });
});
