import { deepStrictEqual, equal, ok, rejects } from 'node:assert/strict';
import type { HeaderFields, HttpRequest, HttpResponse } from '../../../src/core/ports';
import type { AddressedRequest } from '../../../src/core/rest/client';
import { Composer } from '../../../src/core/rest/composer';
import { toCurl } from '../../../src/core/rest/curl/toCurl';
import { readPastedText } from '../../../src/core/rest/pasted';
import { VariableStore } from '../../../src/core/rest/variables/store';
import { WindowLock } from '../../../src/core/windowLock';
import { loadJmespathQuery } from '../../../src/node/jmespathQuery';
import { CountingRandom, FakeHttpClient, answer, sentText } from '../../fakes';
import { createWindow, CREDENTIAL, PERSONAL_ACCESS_TOKEN, tokenSet } from '../world';

const SITES = ['c-1', 'c-2'].map((cloudId) => ({
  cloudId,
  name: cloudId,
  url: `https://${cloudId}.atlassian.net`,
  scopes: [],
}));
const API = { apiBaseUrl: 'https://api.atlassian.com', direct: false };
const GATEWAY = 'https://api.atlassian.com/ex/jira';
const GET: AddressedRequest = {
  credentialId: 'cred',
  cloudId: 'c-1',
  method: 'GET',
  path: '/rest/api/3/myself',
  headers: [],
  body: '',
};

const open = (name: string, value: string) => ({ name, value, secret: false });
const secret = (name: string, value: string) => ({ name, value, secret: true });

/** A window whose consoles fill in variables, with a Jira that answers so. */
async function composing(jira: (request: HttpRequest) => HttpResponse = () => answer(200, {})) {
  const http = new FakeHttpClient(jira);
  const window = createWindow(http);
  const { store, secrets, clock, client } = window;
  await store.add(CREDENTIAL);
  await store.add(PERSONAL_ACCESS_TOKEN);
  const issued = tokenSet(clock.now());
  await store.grants.update('cred', () => ({ tokenSet: issued, sites: SITES }));
  const variables = new VariableStore(secrets, new WindowLock());
  let loads = 0;
  const composer = new Composer({
    store,
    variables,
    loadQuery: () => {
      loads++;
      return loadJmespathQuery();
    },
    clock,
    random: new CountingRandom(),
  });
  const send = async (changes: Partial<AddressedRequest>, lastAnswer?: string) =>
    client.send(
      await composer.compose({ ...GET, ...changes }, lastAnswer),
      new AbortController().signal,
    );
  return { ...window, http, variables, composer, send, loads: () => loads };
}

/** What was sent, without what every request carries. */
function sent({ requests }: FakeHttpClient) {
  return requests.map((request) => ({
    url: request.url,
    headers: request.headers.filter(([name]) => name.startsWith('X-')),
    body: sentText(request),
  }));
}

describe('a request with variables', () => {
  it('is sent with those of its site, the global ones and the last answer in their places', async () => {
    const { http, send, variables } = await composing();
    await variables.set('global', open('project', 'GLOBAL'));
    await variables.set('global', open('greeting', 'say "hi" to {{project}}'));
    await variables.set({ site: 'c-1' }, open('project', 'ABC'));
    await variables.set({ site: 'c-2' }, open('project', 'OTHER'));
    await send(
      {
        method: 'POST',
        path: '/rest/api/3/project/{{project}}?id={{last.issues[0].id}}',
        headers: [['X-Total', '{{last.total}}']],
        body: '{"a": "{{greeting}}", "b": {{last.issues}}}',
      },
      '{"total":1,"issues":[{"id":"7 8"}]}',
    );
    deepStrictEqual(sent(http), [
      {
        url: `${GATEWAY}/c-1/rest/api/3/project/ABC?id=7%208`,
        headers: [['X-Total', '1']],
        body: '{"a": "say \\"hi\\" to ABC", "b": [{"id":"7 8"}]}',
      },
    ]);
  });

  it('takes those of the host where its Jira is behind no gateway', async () => {
    const { composer, variables } = await composing();
    await variables.set({ site: 'jira.acme.example' }, open('key', 'DC'));
    const { path } = await composer.compose(
      { ...GET, credentialId: 'pat', cloudId: undefined, path: '/x/{{key}}' },
      undefined,
    );
    equal(path, '/x/DC');
  });

  it('takes the global ones alone where no site is chosen', async () => {
    const { composer, variables } = await composing();
    await variables.set('global', open('a', 'global'));
    const { path } = await composer.compose(
      { ...GET, cloudId: undefined, path: '/{{a}}' },
      undefined,
    );
    equal(path, '/global');
  });

  const refused: readonly [
    what: string,
    changes: Partial<AddressedRequest>,
    lastAnswer: string | undefined,
    error: object,
  ][] = [
    [
      'a variable that nobody defined',
      { body: '{"a": "{{none}}"}' },
      undefined,
      { code: 'variable_unknown', field: 'body', details: { name: 'none' } },
    ],
    [
      'a last answer that there is not',
      { path: '/{{last.id}}' },
      undefined,
      { code: 'last_answer_missing', field: 'path' },
    ],
    [
      'a last answer that is no JSON',
      { path: '/{{last.id}}' },
      '<html>',
      { code: 'last_answer_missing', field: 'path' },
    ],
    [
      'an expression that finds nothing',
      { path: '/{{last.key}}' },
      '{"id":1}',
      { code: 'last_value_missing', field: 'path', details: { expression: 'key' } },
    ],
    [
      'an expression that finds what every object has',
      { path: '/{{last.constructor}}' },
      '{"id":1}',
      { code: 'last_value_missing', field: 'path', details: { expression: 'constructor' } },
    ],
    [
      'a broken expression',
      { headers: [['X-A', 'a {{last.a[}}']] },
      '{"id":1}',
      {
        code: 'last_expression_invalid',
        field: 'headers',
        details: { expression: 'a[', position: 3 },
      },
    ],
    [
      'a secret in the path',
      { path: '/a/{{key}}' },
      undefined,
      { code: 'variable_secret_shown', field: 'path', details: { name: 'key' } },
    ],
    [
      'a secret in the name of a header',
      { headers: [['X-{{key}}', '']] },
      undefined,
      { code: 'variable_secret_shown', field: 'headers', details: { name: 'key' } },
    ],
  ];
  for (const [what, changes, lastAnswer, error] of refused) {
    it(`is stopped at its field by ${what}, and leaves nothing on the wire or in the log`, async () => {
      const { http, logger, send, variables } = await composing();
      await variables.set('global', secret('key', 'hidden-value'));
      await rejects(send(changes, lastAnswer), { name: 'RequestError', ...error });
      deepStrictEqual([sent(http), logger.lines], [[], []]);
    });
  }

  it('is stopped by stored variables that cannot be read', async () => {
    const { http, secrets, send } = await composing();
    await secrets.store('variables/site/c-1', '{');
    await rejects(send({ path: '/{{a}}' }), { code: 'variables_corrupt' });
    deepStrictEqual(sent(http), []);
  });

  it('costs one without any no look into the store and no JMESPath', async () => {
    const { composer, secrets, loads } = await composing();
    secrets.isUnavailable = true;
    const plain = { ...GET, body: '{"a": {"b": "}}"}}' };
    const form = { ...GET, body: [{ name: 'file', file: './a' }] };
    deepStrictEqual(
      [await composer.compose(plain, '{}'), await composer.compose(form, '{}'), loads()],
      [plain, form, 0],
    );
  });

  it('is known by any of its parts', async () => {
    const { composer, variables } = await composing();
    await variables.set('global', open('a', 'x'));
    const compose = (changes: Partial<AddressedRequest>) =>
      composer.compose({ ...GET, ...changes }, undefined);
    deepStrictEqual(
      [
        (await compose({ headers: [['X-{{a}}', '']] })).headers,
        (await compose({ headers: [['X', '{{a}}']] })).headers,
        (await compose({ body: [{ name: '{{a}}', value: '' }] })).body,
        (await compose({ body: [{ name: 'n', value: '{{a}}' }] })).body,
        (await compose({ body: [{ name: 'n', file: '/{{a}}', contentType: 'a/{{a}}' }] })).body,
      ],
      [
        [['X-x', '']],
        [['X', 'x']],
        [{ name: 'x', value: '' }],
        [{ name: 'n', value: 'x' }],
        [{ name: 'n', file: '/x', contentType: 'a/x' }],
      ],
    );
  });
});

describe('a request to be copied', () => {
  it('is the one that would be sent, and has no template where it is pasted', async () => {
    const { composer, variables } = await composing();
    await variables.set('global', open('key', 'A-1'));
    await variables.set('global', secret('unused', 'hidden-value'));
    const copied = await composer.composeCopy(
      {
        ...GET,
        method: 'POST',
        path: `https://c-1.atlassian.net/rest/api/3/issue/{{key}}/comment?x={{last.id}}`,
        headers: [['X-A', '{{key}}']],
        body: '{"body": "{{last.text}}"}',
      },
      '{"id": "1&2", "text": "{{monospace}}"}',
    );
    const command = toCurl(copied, 'bash', 'bearer');
    deepStrictEqual(readPastedText(command, [{ id: 'cred', ...API, sites: SITES }], undefined), {
      request: {
        credentialId: 'cred',
        cloudId: 'c-1',
        method: 'POST',
        path: '/rest/api/3/issue/A-1/comment?x=1%262',
        headers: [
          ['X-A', 'A-1'],
          ['Accept', 'application/json'],
          ['Content-Type', 'application/json'],
        ],
        body: '{"body": "{\\u007bmonospace}}"}',
      },
      problem: undefined,
      dropped: [{ code: 'curl_credentials_dropped', name: 'Authorization' }],
    });
  });

  it('stays as it is without a template', async () => {
    const { composer, loads } = await composing();
    deepStrictEqual([await composer.composeCopy(GET, undefined), loads()], [GET, 0]);
  });

  const secretsIn: readonly (readonly [Partial<AddressedRequest>, field: string, name: string])[] =
    [
      [{ path: '/x?key={{key}}' }, 'path', 'key'],
      [{ headers: [['X-A', 'a {{pair}}']] }, 'headers', 'pair'],
      [{ body: '{"a": "{{ key }}"}' }, 'body', 'key'],
      [{ body: [{ name: 'a', value: '{{pair}}' }] }, 'body', 'pair'],
    ];
  for (const [changes, field, name] of secretsIn) {
    it(`is refused for a secret in ${JSON.stringify(changes)}, by the name that stands there`, async () => {
      const { composer, variables } = await composing();
      await variables.set('global', open('pair', 'me:{{key}}'));
      await variables.set({ site: 'c-1' }, secret('key', 'hidden-value'));
      await rejects(composer.composeCopy({ ...GET, ...changes }, undefined), {
        name: 'RequestError',
        code: 'variable_secret_copied',
        field,
        details: { name },
      });
    });
  }

  it('is refused at its field for a variable that nobody defined, or one that is not closed', async () => {
    const { composer } = await composing();
    const copy = (changes: Partial<AddressedRequest>) =>
      composer.composeCopy({ ...GET, ...changes }, undefined);
    await rejects(copy({ body: '"{{none}}"' }), {
      code: 'variable_unknown',
      field: 'body',
      details: { name: 'none' },
    });
    await rejects(copy({ path: '/{{none' }), { code: 'variable_unclosed', field: 'path' });
    await rejects(copy({ path: '/{{last.id}}' }), { code: 'last_answer_missing', field: 'path' });
  });
});

describe('the names of variables', () => {
  it('are those of the site before the global ones, each once, and no values', async () => {
    const { variables, composer } = await composing();
    await variables.set({ site: 'c-1' }, secret('token', 'hidden-value'));
    await variables.set({ site: 'c-2' }, open('elsewhere', 'x'));
    await variables.set('global', open('token', 'y'));
    await variables.set('global', open('team', 'z'));
    deepStrictEqual(await composer.variableNames({ credentialId: 'cred', cloudId: 'c-1' }), [
      { id: 'token', name: 'token', detail: 'of this site' },
      { id: 'team', name: 'team', detail: 'of all sites' },
    ]);
  });
});

describe('a secret variable', () => {
  const VALUE = 'p4ss "w/rd';

  /** A Jira that echoes what it was sent, in its head and its body. */
  const echo = (request: HttpRequest): HttpResponse => {
    const headers: HeaderFields = [
      ['Content-Type', 'application/json'],
      ['X-Echo', request.headers.find(([name]) => name === 'X-Key')?.[1] ?? ''],
    ];
    return { ...answer(200, { url: request.url, body: sentText(request) }), headers };
  };

  it('is sent, and is neither in the answer, nor in its address, nor in the log', async () => {
    const { http, logger, send, variables } = await composing(echo);
    await variables.set('global', open('pair', 'me:{{key}}'));
    await variables.set({ site: 'c-1' }, secret('key', VALUE));
    const { body, headers, url } = await send({
      method: 'POST',
      path: '/rest/echo?key={{key}}&pair={{pair}}',
      headers: [['X-Key', '{{pair}}']],
      body: '{"key": "{{key}}"}',
    });
    const encoded = encodeURIComponent(VALUE);
    deepStrictEqual(
      {
        sent: sent(http),
        url,
        headers,
        body: JSON.parse(new TextDecoder().decode(body)) as unknown,
        log: logger.lines,
      },
      {
        sent: [
          {
            url: `${GATEWAY}/c-1/rest/echo?key=${encoded}&pair=me%3A${encoded}`,
            headers: [['X-Key', `me:${VALUE}`]],
            body: JSON.stringify({ key: VALUE }).replace(':', ': '),
          },
        ],
        url: `${GATEWAY}/c-1/rest/echo?key=«redacted»&pair=me%3A«redacted»`,
        headers: [
          ['Content-Type', 'application/json'],
          ['X-Echo', 'me:«redacted»'],
        ],
        body: {
          url: `${GATEWAY}/c-1/rest/echo?key=«redacted»&pair=me%3A«redacted»`,
          body: '{"key": "«redacted»"}',
        },
        log: [`info POST ${GATEWAY}/c-1/rest/echo: 200 in 0 ms`],
      },
    );
  });

  it('stays out of the answer to a request that is sent again with a new token', async () => {
    const { http, send, variables } = await composing((request) => {
      if (request.url === CREDENTIAL.accessTokenUrl) {
        return answer(200, { access_token: 'access-2', token_type: 'Bearer', expires_in: 3600 });
      }
      const isRefused = request.headers.some(([, value]) => value === 'Bearer access-1');
      return isRefused ? answer(401, { message: 'Unauthorized' }) : echo(request);
    });
    await variables.set('global', secret('key', VALUE));
    const { body } = await send({ path: '/x?key={{key}}' });
    deepStrictEqual(
      [http.requests.length, new TextDecoder().decode(body).includes(encodeURIComponent(VALUE))],
      [3, false],
    );
  });

  it('stays out of an answer that echoes it without the space at its ends', async () => {
    const { http, send, variables } = await composing(echo);
    await variables.set('global', secret('key', ' pasted-key '));
    const { headers } = await send({ headers: [['X-Key', '{{key}}']] });
    deepStrictEqual(
      [sent(http)[0]?.headers, headers[1]],
      [[['X-Key', 'pasted-key']], ['X-Echo', '«redacted»']],
    );
  });

  it('of another site is not there', async () => {
    const { send, variables } = await composing();
    await variables.set({ site: 'c-2' }, secret('key', VALUE));
    await rejects(send({ path: '/x?key={{key}}' }), { code: 'variable_unknown' });
  });

  it('is in no error of a request that is refused behind it', async () => {
    const { send, variables } = await composing();
    await variables.set('global', secret('key', 'line\nend'));
    const error: unknown = await send({ headers: [['X-A', '{{key}}']] }).catch(
      (reason: unknown) => reason,
    );
    ok(!JSON.stringify(error).includes('line'), JSON.stringify(error));
  });
});
