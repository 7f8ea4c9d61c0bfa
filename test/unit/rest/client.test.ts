import { deepStrictEqual, equal, rejects } from 'node:assert/strict';
import { decodeBody } from '../../../src/core/rest/answerText';
import { createDeferred } from '../../../src/core/async';
import { NO_GRANT, type TokenSet } from '../../../src/core/credentials/grant';
import { NetworkError } from '../../../src/core/errors';
import type { HeaderFields, HttpRequest, HttpResponse } from '../../../src/core/ports';
import type { AddressedRequest } from '../../../src/core/rest/client';
import { FakeHttpClient, answer, type MemorySecretStore } from '../../fakes';
import { createWindow, CREDENTIAL, tokenSet } from '../world';

const SITE = { cloudId: 'c-1', name: 'Acme', url: 'https://acme.atlassian.net', scopes: [] };
const MYSELF_URL = 'https://api.atlassian.com/ex/jira/c-1/rest/api/3/myself';
const GET: AddressedRequest = {
  credentialId: 'cred',
  cloudId: 'c-1',
  method: 'GET',
  path: '/rest/api/3/myself',
  headers: [],
  body: '',
};
const RENEWED = {
  access_token: 'access-2',
  refresh_token: 'refresh-2',
  token_type: 'Bearer',
  expires_in: 3600,
};
const REFUSED = answer(401, { code: 401, message: 'Unauthorized' });
const SCOPE_MISSING = answer(401, { code: 401, message: 'Unauthorized; scope does not match' });

const isTokenRequest = ({ url }: HttpRequest) => url === CREDENTIAL.accessTokenUrl;
const tokenOn = ({ headers }: HttpRequest) =>
  headers.find(([name]) => name === 'Authorization')?.[1];
const never = () => new AbortController().signal;

/** A window whose credential reaches one site, with a Jira and a token endpoint that answer so. */
async function authorized(
  jira: (request: HttpRequest, signal?: AbortSignal) => HttpResponse | Promise<HttpResponse>,
  token: () => HttpResponse | Promise<HttpResponse> = () => answer(200, RENEWED),
  changes: Partial<TokenSet> = {},
) {
  const http = new FakeHttpClient((request, signal) =>
    isTokenRequest(request) ? token() : jira(request, signal),
  );
  const window = createWindow(http);
  await window.store.add(CREDENTIAL);
  const issued = tokenSet(window.clock.now(), changes);
  await window.store.grants.update('cred', () => ({ tokenSet: issued, sites: [SITE] }));
  return { ...window, http };
}

/** A Jira that has lost faith in the first token. */
const refusingTheFirst = (request: HttpRequest) =>
  tokenOn(request) === 'Bearer access-1' ? REFUSED : answer(200, { displayName: 'Ada' });

/** Each request as its method and path, and the token it carried. */
function sent({ requests }: FakeHttpClient): string[] {
  return requests.map((request) =>
    [request.method, new URL(request.url).pathname, tokenOn(request) ?? '']
      .join(' ')
      .replace('/ex/jira/c-1', '')
      .trim(),
  );
}

describe('the client', () => {
  it('sends a request to its site with the token, and gives the answer with it', async () => {
    const { client, clock, http } = await authorized(() => {
      clock.advance(120);
      return answer(200, { displayName: 'Ada' });
    });
    const { body, ...rest } = await client.send(
      { ...GET, path: '/rest/api/3/myself?a=b' },
      never(),
    );
    deepStrictEqual(
      { request: http.requests, body: new TextDecoder().decode(body), ...rest },
      {
        request: [
          {
            method: 'GET',
            url: `${MYSELF_URL}?a=b`,
            headers: [
              ['Accept', 'application/json'],
              ['Authorization', 'Bearer access-1'],
            ],
            body: undefined,
            timeout: 30_000,
            maxBytes: 5 * 1024 * 1024,
          },
        ],
        body: '{"displayName":"Ada"}',
        text: '{"displayName":"Ada"}',
        size: 21,
        status: 200,
        statusText: '',
        headers: [['Content-Type', 'application/json']],
        method: 'GET',
        url: `${MYSELF_URL}?a=b`,
        time: 120,
        firstByte: 0,
        transferred: 21,
        redirects: 0,
        sent: {
          headers: [
            ['Accept', 'application/json'],
            ['Authorization', 'Bearer «redacted»'],
          ],
          body: undefined,
        },
      },
    );
  });

  it('says what went out, without the token wherever it stood', async () => {
    const { client } = await authorized(() => ({
      ...answer(200, {}),
      sentHeaders: [
        ['authorization', 'Bearer access-1'],
        ['X-Echo', 'of access-1'],
        ['Cookie', 'JSESSIONID=1'],
      ],
    }));
    const request = {
      ...GET,
      method: 'POST',
      body: `{"a":"access-1","b":"${'x'.repeat(100_000)}"}`,
    };
    const sentAnswer = await client.send(request, never());
    deepStrictEqual(sentAnswer.sent.headers, [
      ['authorization', 'Bearer «redacted»'],
      ['X-Echo', 'of «redacted»'],
      ['Cookie', '«redacted»'],
    ]);
    const { body } = sentAnswer.sent;
    equal(body && 'text' in body && body.text.slice(0, 24), '{"a":"«redacted»","b":"x');
    equal(body && 'left' in body && body.left, 25);
    equal(JSON.stringify(sentAnswer).includes('access-1'), false);
  });

  it('has no first byte after its last, though the clock knows whole milliseconds alone', async () => {
    const { client, clock } = await authorized(() => {
      clock.advance(3);
      return { ...answer(200, {}), firstByte: 3.8 };
    });
    const { time, firstByte } = await client.send(GET, never());
    deepStrictEqual({ time, firstByte }, { time: 3.8, firstByte: 3.8 });
  });

  it('renews a refused token once and sends the same request once more', async () => {
    const { client, http } = await authorized(refusingTheFirst);
    const post = { ...GET, method: 'POST', headers: [['X-A', 'b']] as const, body: '{"a": 1}' };
    const { status } = await client.send(post, never());
    const [first, , second] = http.requests;
    deepStrictEqual(
      { status, sent: sent(http), second: withoutToken(second!) },
      {
        status: 200,
        sent: [
          'POST /rest/api/3/myself Bearer access-1',
          'POST /oauth/token',
          'POST /rest/api/3/myself Bearer access-2',
        ],
        second: withoutToken(first!),
      },
    );
  });

  it('gives a 401 as the answer where nothing renews the token, and does not call it ended', async () => {
    const { client, http, store } = await authorized(() => REFUSED, undefined, {
      refresh_token: undefined,
    });
    equal((await client.send(GET, never())).status, 401);
    deepStrictEqual([sent(http).length, (await store.grants.read('cred')).failure], [1, undefined]);
  });

  it('gives a second 401 as the answer, and asks for no third token', async () => {
    const { client, http } = await authorized(() => REFUSED);
    equal((await client.send(GET, never())).status, 401);
    deepStrictEqual(sent(http), [
      'GET /rest/api/3/myself Bearer access-1',
      'POST /oauth/token',
      'GET /rest/api/3/myself Bearer access-2',
    ]);
  });

  it('counts no refresh into the time of an answer', async () => {
    const { client, clock } = await authorized(
      (request) => {
        clock.advance(100);
        return refusingTheFirst(request);
      },
      () => {
        clock.advance(5000);
        return answer(200, RENEWED);
      },
    );
    equal((await client.send(GET, never())).time, 100);
  });

  const final: readonly [what: string, response: HttpResponse][] = [
    ['a 401 that asks for more scopes', SCOPE_MISSING],
    ['a 403', answer(403, { errorMessages: ['no'] })],
    ['a 404', answer(404, 'x')],
    ['a 500', answer(500, 'x')],
    ['a redirect', { ...answer(302, ''), headers: [['Location', 'https://evil.example/']] }],
  ];
  for (const [what, response] of final) {
    it(`takes ${what} for the answer, and neither renews nor sends again`, async () => {
      const { client, http } = await authorized(() => response);
      equal((await client.send(GET, never())).status, response.status);
      deepStrictEqual(sent(http), ['GET /rest/api/3/myself Bearer access-1']);
    });
  }

  it('renews a token that is about to end before it sends anything', async () => {
    const { client, clock, http } = await authorized(refusingTheFirst);
    clock.advance(3_600_000);
    equal((await client.send(GET, never())).status, 200);
    deepStrictEqual(sent(http), ['POST /oauth/token', 'GET /rest/api/3/myself Bearer access-2']);
  });

  const refreshFailures: readonly [what: string, token: HttpResponse, code: string][] = [
    ['is refused for good', answer(403, { error: 'invalid_grant' }), 'authorization_needed'],
    ['cannot be answered now', answer(503, 'x'), 'token_endpoint_unavailable'],
  ];
  for (const [what, token, code] of refreshFailures) {
    it(`throws ${code} where the refresh ${what}, and does not send again`, async () => {
      const { client, http, store } = await authorized(refusingTheFirst, () => token);
      await rejects(client.send(GET, never()), { code });
      deepStrictEqual(
        { sent: sent(http), kept: (await store.grants.read('cred')).tokenSet?.refresh_token },
        {
          sent: ['GET /rest/api/3/myself Bearer access-1', 'POST /oauth/token'],
          kept: 'refresh-1',
        },
      );
    });
  }

  it('shares one refresh among requests that are refused at the same time', async () => {
    const { client, http } = await authorized(refusingTheFirst);
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.send(GET, never())));
    deepStrictEqual(
      {
        statuses: [...new Set(answers.map(({ status }) => status))],
        refreshes: http.requests.filter(isTokenRequest).length,
        requests: http.requests.length,
      },
      { statuses: [200], refreshes: 1, requests: 41 },
    );
  });

  it('asks for no new token when a refusal of the old one comes after its refresh', async () => {
    const late = createDeferred<HttpResponse>();
    const { client, http } = await authorized((request) =>
      request.url.endsWith('/late') && tokenOn(request) === 'Bearer access-1'
        ? late.promise
        : refusingTheFirst(request),
    );
    const slow = client.send({ ...GET, path: '/late' }, never());
    await client.send(GET, never());
    late.resolve(REFUSED);
    equal((await slow).status, 200);
    equal(http.requests.filter(isTokenRequest).length, 1);
  });
});

describe('a redirect', () => {
  const moved = (location: string, status = 302): HttpResponse => ({
    ...answer(status, ''),
    headers: [['Location', location]],
  });

  it('within the API is followed with the token, and the answer says where it came from', async () => {
    const { client, clock, http } = await authorized(({ url }) => {
      clock.advance(50);
      return url.endsWith('/myself')
        ? moved('/ex/jira/c-1/there?x=1')
        : { ...answer(200, {}), firstByte: 40 };
    });
    const { status, url, time, firstByte, redirects, unfollowed } = await client.send(GET, never());
    deepStrictEqual(
      { sent: sent(http), status, url, time, firstByte, redirects, unfollowed },
      {
        sent: ['GET /rest/api/3/myself Bearer access-1', 'GET /there Bearer access-1'],
        status: 200,
        url: 'https://api.atlassian.com/ex/jira/c-1/there?x=1',
        time: 100,
        firstByte: 90,
        redirects: 1,
        unfollowed: undefined,
      },
    );
  });

  it('elsewhere is the answer, says so and takes the token nowhere', async () => {
    const { client, http } = await authorized(() => moved('https://evil.example/x?a=b'));
    const { status, url, redirects, unfollowed } = await client.send(GET, never());
    deepStrictEqual(
      { sent: sent(http), status, url, redirects, unfollowed },
      {
        sent: ['GET /rest/api/3/myself Bearer access-1'],
        status: 302,
        url: MYSELF_URL,
        redirects: 0,
        unfollowed: { reason: 'elsewhere', host: 'evil.example' },
      },
    );
  });

  it('after a write is the answer', async () => {
    const { client, http } = await authorized(() => moved('/ex/jira/c-1/task/1', 303));
    const { status, unfollowed } = await client.send({ ...GET, method: 'POST' }, never());
    deepStrictEqual(
      [status, unfollowed?.reason, sent(http)],
      [303, 'write', ['POST /rest/api/3/myself Bearer access-1']],
    );
  });

  it('to itself is asked for once', async () => {
    const { client, http } = await authorized(() => moved(MYSELF_URL));
    const { unfollowed } = await client.send(GET, never());
    deepStrictEqual([unfollowed?.reason, sent(http).length], ['loop', 1]);
  });

  it('without an end is followed five times', async () => {
    let count = 0;
    const { client, http } = await authorized(() => moved(`/ex/jira/c-1/${(count += 1)}`));
    const { redirects, unfollowed } = await client.send(GET, never());
    deepStrictEqual([redirects, unfollowed?.reason, sent(http).length], [5, 'too_many', 6]);
  });

  it('to where the token is refused begins anew with a new one', async () => {
    const { client, http } = await authorized((request) =>
      request.url.endsWith('/myself') ? moved('/ex/jira/c-1/there') : refusingTheFirst(request),
    );
    equal((await client.send(GET, never())).status, 200);
    deepStrictEqual(sent(http), [
      'GET /rest/api/3/myself Bearer access-1',
      'GET /there Bearer access-1',
      'POST /oauth/token',
      'GET /rest/api/3/myself Bearer access-2',
      'GET /there Bearer access-2',
    ]);
  });
});

describe('how a request is sent', () => {
  it('is by its whole time unless it is told, and by silence where it is', async () => {
    const { client, http } = await authorized(() => answer(200, {}));
    await client.send(GET, never());
    await client.send(GET, never(), { silence: 5000 });
    deepStrictEqual(
      http.requests.map(({ timeout, timeoutOf }) => [timeout, timeoutOf]),
      [
        [30_000, undefined],
        [5000, 'silence'],
      ],
    );
  });

  it('tells what arrives', async () => {
    const told: number[] = [];
    const { client, http } = await authorized(() => answer(200, {}));
    http.answer = (_request, _signal, listener) => {
      listener?.onReceived?.(3);
      listener?.onReceived?.(7);
      return answer(200, {});
    };
    await client.send(GET, never(), { onReceived: (bytes) => told.push(bytes) });
    deepStrictEqual(told, [3, 7]);
  });
});

describe('the body of an answer', () => {
  it('goes to whoever takes it in, with every form of the token, and as much as there is of it', async () => {
    const { client, http } = await authorized(() => answer(200, {}));
    const opened: unknown[] = [];
    const sink = { write: () => undefined, end: () => undefined };
    http.answer = (_request, _signal, listener) => {
      equal(listener?.onHeaders?.([['X-A', 'b']]), sink);
      return answer(200, {});
    };
    await client.send({ ...GET, secrets: ['s3cret'] }, never(), {
      heldBytes: 9,
      openBody: (headers, secrets) => {
        opened.push([headers, secrets]);
        return sink;
      },
    });
    deepStrictEqual(opened, [[[['X-A', 'b']], ['access-1', 's3cret']]]);
    deepStrictEqual(
      http.requests.map(({ maxBytes, heldBytes }) => [maxBytes, heldBytes]),
      [[Number.MAX_SAFE_INTEGER, 9]],
    );
  });
});

describe('the token of a request', () => {
  it('is redacted in an answer that echoes it', async () => {
    const { client } = await authorized((request) => ({
      ...answer(200, { authorization: tokenOn(request), again: 'access-1', umlaut: 'ä' }),
      headers: [
        ['X-Echo', tokenOn(request) ?? ''],
        ['X-Other', 'as it was'],
      ],
    }));
    const { headers, body } = await client.send(GET, never());
    deepStrictEqual(
      { headers, body: JSON.parse(new TextDecoder().decode(body)) as unknown },
      {
        headers: [
          ['X-Echo', 'Bearer «redacted»'],
          ['X-Other', 'as it was'],
        ],
        body: { authorization: 'Bearer «redacted»', again: '«redacted»', umlaut: 'ä' },
      },
    );
  });

  it('is redacted in the status line, in names and in a body of any charset', async () => {
    const { client } = await authorized((request) => ({
      ...answer(200, ''),
      statusText: `Bad ${tokenOn(request)!}`,
      headers: [
        ['Content-Type', 'text/plain; charset=utf-16le'],
        ['X-access-1', ''],
      ],
      body: new Uint8Array(Buffer.from(`ä ${tokenOn(request)!}`, 'utf16le')),
    }));
    const { statusText, headers, body } = await client.send(GET, never());
    deepStrictEqual(
      [statusText, headers[1]?.[0], decodeBody(body, headers)],
      ['Bad Bearer «redacted»', 'X-«redacted»', 'ä Bearer «redacted»'],
    );
  });

  it('is redacted after a refresh too', async () => {
    const { client } = await authorized((request) =>
      tokenOn(request) === 'Bearer access-1' ? REFUSED : answer(200, `"${tokenOn(request)!}"`),
    );
    const { body } = await client.send(GET, never());
    equal(new TextDecoder().decode(body), '"Bearer «redacted»"');
  });

  it('is redacted where a redirect takes it into its address, its host or the log', async () => {
    const locations = ['/ex/jira/c-1/access-1', 'https://access-1.evil.example/'];
    const { client, logger } = await authorized(() => ({
      ...answer(302, ''),
      headers: [['Location', locations.shift()!]],
    }));
    const { url, unfollowed } = await client.send(GET, never());
    deepStrictEqual(
      {
        url: url.includes('access-1'),
        host: unfollowed?.host,
        log: logger.lines.filter((line) => line.includes('access-1')),
      },
      { url: false, host: '«redacted».evil.example', log: [] },
    );
  });

  it('costs a body that does not hold it no byte', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const { client } = await authorized(() => ({ ...answer(200, ''), body: bytes }));
    deepStrictEqual((await client.send(GET, never())).body, bytes);
  });

  it('goes nowhere when the credential was pointed at another API', async () => {
    const { client, http, store } = await authorized(refusingTheFirst);
    const apiBaseUrl = 'https://evil.example';
    await store.update('cred', (credential) => ({ ...credential, apiBaseUrl }));
    await rejects(client.send(GET, never()), { code: 'issued_elsewhere' });
    deepStrictEqual(sent(http), []);
  });

  it('goes to its own API alone when that happens, with a new grant, while a request is prepared', async () => {
    const { client, http, store, secrets } = await authorized(refusingTheFirst);
    const apiBaseUrl = 'https://other.example';
    const get = secrets.get.bind(secrets);
    secrets.get = async (key) => {
      const value = await get(key);
      if (key !== 'grant/cred') return value;
      secrets.get = get;
      await store.update('cred', (credential) => ({ ...credential, apiBaseUrl }));
      const issued = tokenSet(Date.now(), { apiBaseUrl, expiresAt: undefined });
      await store.grants.update('cred', (grant) => ({ ...grant, tokenSet: issued }));
      return value;
    };
    await rejects(client.send(GET, never()), { code: 'issued_elsewhere' });
    deepStrictEqual(
      http.requests.map(({ url }) => new URL(url).origin),
      [CREDENTIAL.apiBaseUrl, new URL(CREDENTIAL.accessTokenUrl).origin],
    );
    deepStrictEqual(sent(http), ['GET /rest/api/3/myself Bearer access-1', 'POST /oauth/token']);
  });
});

describe('a request that is refused', () => {
  const rows: readonly [what: string, changes: Partial<AddressedRequest>, code: string][] = [
    ['a path with ..', { path: '/rest/../me' }, 'path_dot_segment'],
    ['a path with encoded dots', { path: '/rest/%2e%2e/me' }, 'path_dot_segment'],
    ['a backslash', { path: '/rest\\api' }, 'path_backslash'],
    ['an encoded slash', { path: '/rest%2Fapi' }, 'path_encoded_slash'],
    ['a newline in the path', { path: '/rest\r\nX-Evil: 1' }, 'path_control_character'],
    ['another host', { path: 'https://evil.example/rest/api/3/myself' }, 'host_not_allowed'],
    ['another host without a scheme', { path: '//evil.example/rest' }, 'path_not_absolute'],
    ['another scheme', { path: 'http://acme.atlassian.net/rest' }, 'url_not_https'],
    ['no site', { cloudId: undefined }, 'site_required'],
    ['a site that was not granted', { cloudId: 'c-2' }, 'site_unknown'],
    ['a newline in a header', { headers: [['X-A', 'b\r\nX-Evil: 1']] }, 'header_value_invalid'],
    ['a token of its own', { headers: [['authorization', 'Bearer x']] }, 'header_owned'],
    ['a body that is not JSON', { method: 'PUT', body: '{"a": 1' }, 'body_not_json'],
    ['a method of two words', { method: 'GET /me' }, 'method_invalid'],
    ['an unknown credential', { credentialId: 'none' }, 'credential_not_found'],
  ];
  for (const [what, changes, code] of rows) {
    it(`for ${what} (${code}) leaves nothing on the wire and renews nothing`, async () => {
      const { client, clock, http, logger } = await authorized(refusingTheFirst);
      clock.advance(3_600_000);
      await rejects(client.send({ ...GET, ...changes }, never()), { code });
      deepStrictEqual({ sent: sent(http), log: logger.lines }, { sent: [], log: [] });
    });
  }

  it('for lack of a grant leaves nothing on the wire', async () => {
    const { client, http, store } = await authorized(refusingTheFirst);
    await store.grants.update('cred', () => ({ ...NO_GRANT, sites: [SITE] }));
    await rejects(client.send(GET, never()), { code: 'authorization_needed' });
    deepStrictEqual(sent(http), []);
  });
});

describe('a request that is cancelled', () => {
  it('during the refresh ends at once; the refresh itself goes on and is stored', async () => {
    const asked = createDeferred<undefined>();
    const refreshed = createDeferred<HttpResponse>();
    const { client, http, secrets, store } = await authorized(refusingTheFirst, () => {
      asked.resolve(undefined);
      return refreshed.promise;
    });
    const controller = new AbortController();
    const sending = client.send(GET, controller.signal);
    await asked.promise;
    controller.abort();
    await rejects(sending, { name: 'NetworkError', code: 'aborted' });

    const stored = nextWrite(secrets);
    refreshed.resolve(answer(200, RENEWED));
    await stored;
    deepStrictEqual(
      { sent: sent(http), tokens: (await store.grants.read('cred')).tokenSet?.refresh_token },
      {
        sent: ['GET /rest/api/3/myself Bearer access-1', 'POST /oauth/token'],
        tokens: 'refresh-2',
      },
    );
  });

  it('does not cancel the refresh for another that waits for the same one', async () => {
    const asked = createDeferred<undefined>();
    const refreshed = createDeferred<HttpResponse>();
    const { client, clock } = await authorized(refusingTheFirst, () => {
      asked.resolve(undefined);
      return refreshed.promise;
    });
    clock.advance(3_600_000);
    const controller = new AbortController();
    const cancelled = client.send(GET, controller.signal);
    const patient = client.send(GET, never());
    await asked.promise;
    controller.abort();
    await rejects(cancelled, { code: 'aborted' });
    refreshed.resolve(answer(200, RENEWED));
    equal((await patient).status, 200);
  });

  it('before it began sends nothing to Jira', async () => {
    const { client, http } = await authorized(refusingTheFirst);
    await rejects(client.send(GET, AbortSignal.abort()), { code: 'aborted' });
    deepStrictEqual(sent(http), []);
  });

  it('on the wire is told so there, and a refresh is not', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const { client, http } = await authorized(refusingTheFirst);
    const { answer: respond } = http;
    http.answer = (request, signal) => {
      signals.push(signal);
      return respond(request, signal);
    };
    const { signal } = new AbortController();
    await client.send(GET, signal);
    deepStrictEqual(signals, [signal, undefined, signal]);
  });
});

describe('what is sent', () => {
  it('is told before it goes out, and again when it goes once more', async () => {
    const told: number[] = [];
    const { client, http } = await authorized(refusingTheFirst);
    await client.send(GET, never(), { onSending: () => told.push(http.requests.length) });
    // Nothing but the refresh is between the two.
    deepStrictEqual(told, [0, 2]);
  });

  it('is not told where nothing is sent', async () => {
    const told: string[] = [];
    const { client, store } = await authorized(refusingTheFirst);
    const onSending = () => told.push('sending');
    await rejects(client.send({ ...GET, path: '' }, never(), { onSending }), {
      code: 'path_empty',
    });
    await rejects(client.send(GET, AbortSignal.abort(), { onSending }), { code: 'aborted' });
    await store.signOut('cred');
    await rejects(client.send(GET, never(), { onSending }), { code: 'authorization_needed' });
    deepStrictEqual(told, []);
  });
});

describe('the log of requests', () => {
  it('names method, path, status and time, and holds neither a query nor a token', async () => {
    const { client, clock, logger } = await authorized((request) => {
      clock.advance(70);
      return refusingTheFirst(request);
    });
    await client.send({ ...GET, path: '/rest/api/3/search/jql?jql=project=SECRET' }, never());
    const path = 'https://api.atlassian.com/ex/jira/c-1/rest/api/3/search/jql';
    deepStrictEqual(logger.lines, [
      `info GET ${path}: 401 in 70 ms`,
      'info token request refresh_token: 200 in 0 ms',
      `info GET ${path}: 200 in 70 ms`,
    ]);
  });

  it('names the code of a request without an answer', async () => {
    const { client, logger } = await authorized(() => {
      throw new NetworkError('dns_failed', { host: 'api.atlassian.com' });
    });
    await rejects(client.send({ ...GET, path: '/me?x=SECRET' }, never()), { code: 'dns_failed' });
    deepStrictEqual(logger.lines, ['warn GET https://api.atlassian.com/me: dns_failed']);
  });
});

function withoutToken(request: HttpRequest): HttpRequest {
  const headers: HeaderFields = request.headers.filter(([name]) => name !== 'Authorization');
  return { ...request, headers };
}

function nextWrite(secrets: MemorySecretStore): Promise<string> {
  return new Promise((resolve) => {
    secrets.onDidChange(resolve);
  });
}
