import { deepStrictEqual, equal, rejects } from 'node:assert/strict';
import fc from 'fast-check';
import { createDeferred } from '../../../src/core/async';
import { LiveValues } from '../../../src/core/live/liveValues';
import {
  pathOf,
  type LiveAnswer,
  type LiveQuestion,
  type LiveTarget,
} from '../../../src/core/live/question';
import { NetworkError } from '../../../src/core/errors';
import type { AddressedRequest, Answer } from '../../../src/core/rest/client';
import { resolveTarget } from '../../../src/core/rest/target';
import { answer, FakeClock, NOTHING_SENT } from '../../fakes';

const SITE: LiveTarget = { credentialId: 'cred', cloudId: 'c-1' };
const WEB = { id: '10000', key: 'WEB', name: 'Website' };
const PROJECTS = { kind: 'projects', text: 'web' } as const;
const TYPES = { kind: 'issue_types' } as const;
const MINUTE = 60_000;
const never = () => new AbortController().signal;
const aborted = (error: unknown) => error instanceof NetworkError && error.code === 'aborted';

type Response = ReturnType<typeof answer>;

/** Values behind a client that answers as the test says. */
function liveValues(
  answerTo: (request: AddressedRequest, signal: AbortSignal) => Response | Promise<Response>,
) {
  const clock = new FakeClock();
  const sent: { readonly request: AddressedRequest; readonly signal: AbortSignal }[] = [];
  const client = {
    async send(request: AddressedRequest, signal: AbortSignal): Promise<Answer> {
      sent.push({ request, signal });
      const url = `https://api.atlassian.com/ex/jira/c-1${request.path}`;
      const { method } = request;
      return {
        ...(await answerTo(request, signal)),
        method,
        url,
        time: 1,
        redirects: 0,
        sent: NOTHING_SENT,
      };
    },
  };
  return { values: new LiveValues(client, clock), clock, sent };
}

/** What a question is answered with by a Jira that gives this. */
function read<Q extends LiveQuestion>(question: Q, json: unknown): Promise<LiveAnswer<Q>> {
  return liveValues(() => answer(200, json)).values.ask(SITE, question, never());
}

describe('the values of a site', () => {
  it('are asked for at one path each', async () => {
    const { values, sent } = liveValues(() => answer(500, ''));
    const questions: readonly LiveQuestion[] = [
      { kind: 'projects', text: 'a&b #1' },
      { kind: 'users', text: '' },
      { kind: 'issue_types' },
      { kind: 'fields' },
      { kind: 'jql' },
      { kind: 'jql_values', query: { fieldName: 'cf[10020]', fieldValue: 'in ' } },
    ];
    await Promise.allSettled(questions.map((each) => values.ask(SITE, each, never())));
    deepStrictEqual(
      sent.map(({ request }) => request.path),
      [
        '/rest/api/3/project/search?query=a%26b+%231&maxResults=50&orderBy=name',
        '/rest/api/3/user/search?query=&maxResults=50',
        '/rest/api/3/issuetype',
        '/rest/api/3/field',
        '/rest/api/3/jql/autocompletedata',
        '/rest/api/3/jql/autocompletedata/suggestions?fieldName=cf%5B10020%5D&fieldValue=in+',
      ],
    );
    const { path } = sent[2]!.request;
    deepStrictEqual(sent[2]!.request, { ...SITE, method: 'GET', path, headers: [], body: '' });
  });

  it('are asked for by whatever is typed, as one parameter', () => {
    const piece = fc.constantFrom(
      ...['a', '&', '#', '%', '%2F', '/', '\\', '?', '=', '+', ' ', '..', '\n', '{{x}}'],
      ...['ä', '😀', '\uD800'],
    );
    const site = { cloudId: 'c-1', name: 'Acme', url: 'https://acme.atlassian.net', scopes: [] };
    const api = { apiBaseUrl: 'https://api.atlassian.com', direct: false, sites: [site] };
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const target = resolveTarget(pathOf({ kind: 'users', text }), { ...api, cloudId: 'c-1' });
        const { pathname, searchParams, hash } = new URL(target);
        deepStrictEqual(
          { pathname, query: [...searchParams], hash },
          {
            pathname: '/ex/jira/c-1/rest/api/3/user/search',
            query: [
              ['query', text.replaceAll(/\p{Cs}/gu, '\uFFFD')],
              ['maxResults', '50'],
            ],
            hash: '',
          },
        );
      }),
    );
  });

  it('are projects by ID, key and name', async () => {
    const values = [{ ...WEB, style: 'classic' }, { id: '10001' }];
    deepStrictEqual(await read(PROJECTS, { values, total: 2 }), [WEB]);
  });

  it('are users by account ID and name, apps after people', async () => {
    const person = { accountType: 'atlassian', active: true };
    const users = [
      { accountId: 'a:1', displayName: 'Robot', accountType: 'app', active: true },
      { accountId: 'a:2', displayName: 'Ada', emailAddress: 'ada@acme.example', ...person },
      { accountId: 'a:3', displayName: 'Grace', emailAddress: '', ...person },
      { accountId: 'a:4', displayName: 'Eve', accountType: 'customer', active: false },
      { accountId: 'a:5', displayName: 'Bob', emailAddress: null },
    ];
    deepStrictEqual(await read({ kind: 'users', text: '' }, users), [
      { id: 'a:2', name: 'Ada', detail: 'ada@acme.example' },
      { id: 'a:3', name: 'Grace' },
      { id: 'a:4', name: 'Eve', detail: 'customer, inactive' },
      { id: 'a:5', name: 'Bob' },
      { id: 'a:1', name: 'Robot', detail: 'app' },
    ]);
  });

  it('are issue types, with the project where it is that of one', async () => {
    const scope = { type: 'PROJECT', project: { id: '10007' } };
    const types = [
      { id: '1', name: 'Task', subtask: false },
      { id: '2', name: 'Sub-task', subtask: true },
      { id: '3', name: 'Task', scope },
      { id: '4', name: 'Step', subtask: true, scope: { project: { id: '9', name: 'Lab' } } },
      { id: '5', name: 'Odd', subtask: 'no', scope: 'global' },
    ];
    deepStrictEqual(await read(TYPES, types), [
      { id: '1', name: 'Task' },
      { id: '2', name: 'Sub-task', detail: 'subtask' },
      { id: '3', name: 'Task', detail: 'project 10007' },
      { id: '4', name: 'Step', detail: 'subtask, project Lab' },
      { id: '5', name: 'Odd' },
    ]);
  });

  it('are fields by their names, with a key where it is another than the ID', async () => {
    const fields = [
      { id: 'summary', key: 'summary', name: 'Summary', custom: false, schema: { type: 'string' } },
      {
        id: 'customfield_10020',
        key: 'customfield_10020',
        name: 'Sprint',
        custom: true,
        schema: { type: 'array', items: 'json', customId: 10020 },
      },
      { id: 'customfield_10060', key: 'app__team', name: 'Team', custom: true, schema: null },
      { id: 'issuekey', key: 'issuekey', name: 'Key', custom: false },
    ];
    deepStrictEqual(await read({ kind: 'fields' }, fields), [
      { id: 'summary', name: 'Summary', detail: 'system, string' },
      { id: 'customfield_10020', name: 'Sprint', detail: 'custom, array of json' },
      { id: 'customfield_10060', name: 'Team', detail: 'custom', key: 'app__team' },
      { id: 'issuekey', name: 'Key', detail: 'system' },
    ]);
  });

  it('are what queries know, and their values without markup', async () => {
    const data = {
      visibleFieldNames: [{ value: 'Sprint', displayName: 'Sprint', operators: ['='] }],
      visibleFunctionNames: [],
      jqlReservedWords: ['and'],
    };
    const results = { results: [{ value: 'WEB', displayName: '<b>W</b>eb' }] };
    const query = { fieldName: 'project', fieldValue: 'w' };
    const { fields } = await read({ kind: 'jql' }, data);
    deepStrictEqual(
      [
        fields.map(({ value, operators }) => [value, operators]),
        await read({ kind: 'jql_values', query }, results),
      ],
      [[['Sprint', ['=']]], [{ id: 'WEB', name: 'Web' }]],
    );
  });

  it('are none where the answer is of another form', async () => {
    const answers: readonly (readonly [LiveQuestion, unknown])[] = [
      [PROJECTS, {}],
      [PROJECTS, { values: [{ id: 1 }] }],
      [{ kind: 'users', text: '' }, { values: [] }],
      [TYPES, [{ id: 'x' }]],
      [{ kind: 'fields' }, null],
      [{ kind: 'jql' }, { visibleFieldNames: [] }],
      [{ kind: 'jql_values', query: { fieldName: 'a', fieldValue: '' } }, []],
      [TYPES, '<html>'],
    ];
    for (const [question, json] of answers) {
      await rejects(read(question, json), {
        code: 'live_values_unreadable',
        details: { kind: question.kind, reason: undefined },
      });
    }
    deepStrictEqual(await read(TYPES, []), []);
  });

  it('are none where Jira refuses, answers a part or is too slow', async () => {
    const ask = (response: Response) => liveValues(() => response).values.ask(SITE, TYPES, never());
    const whole = answer(200, []);
    for (const status of [302, 401, 403, 404, 429, 503]) {
      await rejects(ask(answer(status, [])), {
        code: 'live_values_refused',
        details: { kind: 'issue_types', status },
      });
    }
    for (const cut of ['connection_lost', 'too_large'] as const) {
      await rejects(ask({ ...whole, cut }), {
        code: 'live_values_unreadable',
        details: { kind: 'issue_types', reason: cut },
      });
    }
    await rejects(ask({ ...whole, cut: 'timeout' }), {
      code: 'timeout',
      details: { host: 'api.atlassian.com' },
    });
  });

  it('are asked for again after ten minutes, and by another site, credential or text', async () => {
    const { values, clock, sent } = liveValues(() => answer(200, { values: [WEB] }));
    const asked = async (target: LiveTarget, question: LiveQuestion): Promise<number> => {
      await values.ask(target, question, never());
      return sent.length;
    };
    const counts = [await asked(SITE, PROJECTS), await asked(SITE, PROJECTS)];
    clock.advance(10 * MINUTE - 1);
    counts.push(await asked(SITE, PROJECTS));
    clock.advance(1);
    counts.push(
      await asked(SITE, PROJECTS),
      await asked(SITE, PROJECTS),
      await asked({ ...SITE, cloudId: 'c-2' }, PROJECTS),
      await asked({ ...SITE, credentialId: 'other' }, PROJECTS),
      await asked({ credentialId: 'cred' }, PROJECTS),
      await asked(SITE, { kind: 'projects', text: 'we' }),
    );
    deepStrictEqual(counts, [1, 1, 1, 2, 2, 3, 4, 5, 6]);
  });

  it('are asked for again where what is kept will not do, or was forgotten', async () => {
    const { values, sent } = liveValues(() => answer(200, { values: [WEB] }));
    await values.ask(SITE, PROJECTS, never());
    await values.ask(SITE, PROJECTS, never(), true);
    equal(sent.length, 2);
    await values.ask(SITE, PROJECTS, never());
    equal(sent.length, 2);
    values.forget();
    await values.ask(SITE, PROJECTS, never());
    equal(sent.length, 3);
  });

  it('are kept for the last two hundred questions alone', async () => {
    const { values, sent } = liveValues(() => answer(200, { values: [WEB] }));
    const ask = (text: string) => values.ask(SITE, { kind: 'projects', text }, never());
    for (let number = 0; number <= 200; number++) await ask(String(number));
    await ask('200');
    await ask('1');
    equal(sent.length, 201);
    await ask('0');
    equal(sent.length, 202);
  });

  it('are not kept where they were not given', async () => {
    const answers = [answer(500, ''), answer(200, '{'), answer(200, [])];
    const { values, sent } = liveValues(() => answers.shift()!);
    await rejects(values.ask(SITE, TYPES, never()), { code: 'live_values_refused' });
    await rejects(values.ask(SITE, TYPES, never()), { code: 'live_values_unreadable' });
    deepStrictEqual([await values.ask(SITE, TYPES, never()), sent.length], [[], 3]);
  });

  it('are asked for once by all that ask at the same time', async () => {
    const response = createDeferred<Response>();
    const { values, sent } = liveValues(() => response.promise);
    const asked = [1, 2, 3].map(() => values.ask(SITE, TYPES, never()));
    response.resolve(answer(200, [{ id: '1', name: 'Task' }]));
    const all = await Promise.all(asked);
    const task = [{ id: '1', name: 'Task' }];
    deepStrictEqual({ sent: sent.length, all }, { sent: 1, all: [task, task, task] });
  });

  it('come to the others where one of those who asked has left', async () => {
    const response = createDeferred<Response>();
    const { values, sent } = liveValues(() => response.promise);
    const leaving = new AbortController();
    const left = values.ask(SITE, TYPES, leaving.signal);
    const stays = values.ask(SITE, TYPES, never());
    leaving.abort();
    await rejects(left, aborted);
    equal(sent[0]!.signal.aborted, false);
    response.resolve(answer(200, []));
    deepStrictEqual([await stays, sent.length], [[], 1]);
  });

  it('are no longer asked for once all have left, and anew by who comes then', async () => {
    const { values, sent } = liveValues((_, signal) =>
      sent.length > 1
        ? answer(200, [])
        : new Promise((_resolve, reject) => {
            // As a client that takes its time to stop.
            signal.addEventListener('abort', () =>
              setImmediate(() => reject(new NetworkError('aborted'))),
            );
          }),
    );
    const [one, other] = [new AbortController(), new AbortController()];
    const left = [values.ask(SITE, TYPES, one.signal), values.ask(SITE, TYPES, other.signal)].map(
      (asked) => rejects(asked, aborted),
    );
    one.abort();
    equal(sent[0]!.signal.aborted, false);
    other.abort();
    equal(sent[0]!.signal.aborted, true);
    const anew = values.ask(SITE, TYPES, never());
    await Promise.all(left);
    deepStrictEqual([await anew, sent.length], [[], 2]);
  });

  it('are not asked for by who has left before', async () => {
    const { values, sent } = liveValues(() => answer(200, []));
    await rejects(values.ask(SITE, TYPES, AbortSignal.abort()), aborted);
    equal(sent.length, 0);
  });
});
