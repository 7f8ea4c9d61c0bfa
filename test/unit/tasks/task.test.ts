import { deepStrictEqual, equal } from 'node:assert/strict';
import { readTaskState, taskOf } from '../../../src/core/tasks/task';
import type { HeaderFields } from '../../../src/core/ports';
import { answer } from '../../fakes';

const BASE = 'https://api.atlassian.com/ex/jira/c-1';
const SITES = [
  { cloudId: 'c-1', name: 'Acme', url: 'https://acme.atlassian.net', scopes: [] },
  { cloudId: 'c-2', name: 'Other', url: 'https://other.atlassian.net', scopes: [] },
];
const AT_BASE = {
  id: '10203',
  path: '/rest/api/3/task/10203',
  url: `${BASE}/rest/api/3/task/10203`,
};

/** What an answer to a request leads to. */
function led(
  status: number,
  body: unknown,
  { location, asked = `${BASE}/rest/api/3/project/OPS/delete`, method = 'POST' }: Led = {},
) {
  const headers: HeaderFields = location === undefined ? [] : [['Location', location]];
  return taskOf({ ...answer(status, body), headers, url: asked, method }, SITES);
}

interface Led {
  readonly location?: string;
  readonly asked?: string;
  readonly method?: string;
}

describe('an answer that leads to a task', () => {
  const places = [
    '/rest/api/3/task/10203',
    '/ex/jira/c-1/rest/api/3/task/10203',
    `${BASE}/rest/api/3/task/10203`,
    'https://acme.atlassian.net/rest/api/3/task/10203',
  ];
  for (const location of places) {
    it(`is a 303 to ${location}`, () => deepStrictEqual(led(303, '', { location }), AT_BASE));
  }

  const elsewhere = [
    'https://evil.example/rest/api/3/task/10203',
    '//evil.example/rest/api/3/task/10203',
    'https://acme.atlassian.net.evil.example/rest/api/3/task/10203',
    'https://acme.atlassian.net@evil.example/rest/api/3/task/10203',
    'http://acme.atlassian.net/rest/api/3/task/10203',
    // Another site of the credential is not the one that was asked.
    'https://other.atlassian.net/rest/api/3/task/10203',
    'https://api.atlassian.com/ex/jira/c-2/rest/api/3/task/10203',
    '/rest/api/3/task/..%2fmyself',
    '/rest/api/3/task/../myself',
    '/rest/api/3/task/1/cancel',
    '/rest/api/3/issue/WEB-1',
    '',
  ];
  for (const location of elsewhere) {
    it(`is none where the 303 leads to ${location || 'nowhere'}`, () =>
      equal(led(303, '', { location }), undefined));
  }

  it('is none for another redirect', () => {
    equal(led(302, '', { location: places[0]! }), undefined);
    equal(led(303, ''), undefined);
  });

  it('stays at a Jira that is called without a gateway, below its path', () => {
    const asked = 'https://jira.example.com/jira/rest/api/2/project/OPS/delete?x=1';
    const url = 'https://jira.example.com/jira/rest/api/2/task/7';
    for (const location of [url, '/jira/rest/api/2/task/7', '/rest/api/2/task/7']) {
      deepStrictEqual(led(303, '', { location, asked }), {
        id: '7',
        path: '/rest/api/2/task/7',
        url,
      });
    }
    const outside = 'https://jira.example.com/rest/api/2/task/7';
    equal(led(303, '', { location: outside, asked }), undefined);
  });

  it('names it in its body', () => {
    const self = 'https://acme.atlassian.net/rest/api/3/task/10203';
    deepStrictEqual(
      [
        led(202, { self }),
        led(201, { taskId: '10203' }),
        led(200, { taskId: 10_203 }),
        led(200, { self, id: '10203', status: 'ENQUEUED', progress: 0 }),
        led(200, { id: '10203', status: 'RUNNING', progress: 0 }),
      ],
      [AT_BASE, AT_BASE, AT_BASE, AT_BASE, AT_BASE],
    );
  });

  it('is one that was read only where it is a task’s itself: reading begins none', () => {
    const read = (body: unknown) => led(200, body, { asked: `${BASE}/rest/x`, method: 'GET' });
    deepStrictEqual(
      [
        read({ taskId: '10203', name: 'a row of an app' }),
        read({ taskId: '10203', status: 'RUNNING', progress: 1 }),
      ],
      [undefined, AT_BASE],
    );
  });

  it('names one of many issues, which has another path and keeps the version', () =>
    deepStrictEqual(
      led(201, { taskId: '10203' }, { asked: `${BASE}/rest/api/2/bulk/issues/delete` }),
      {
        id: '10203',
        path: '/rest/api/2/bulk/queue/10203',
        url: `${BASE}/rest/api/2/bulk/queue/10203`,
      },
    ));

  it('is none where there is nothing to wait for', () => {
    const self = `${BASE}/rest/api/3/task/10203`;
    const bodies: readonly (readonly [status: number, body: unknown])[] = [
      [200, { self, id: '10203', status: 'COMPLETE', progress: 100 }],
      [200, { taskId: '10203', status: 'FAILED', progressPercent: 20 }],
      [200, { self: `${BASE}/rest/api/3/issue/10203`, id: '10203' }],
      [200, { id: '10203', status: 'RUNNING' }],
      [201, { id: '10203', key: 'WEB-1' }],
      [400, { taskId: '10203' }],
      [200, { taskId: '../myself' }],
      [200, { taskId: ['10203'] }],
      [200, ['10203']],
      [200, 'taskId'],
    ];
    deepStrictEqual(
      bodies.map(([status, body]) => led(status, body)),
      bodies.map(() => undefined),
    );
    const asked = 'https://api.atlassian.com/me';
    equal(led(200, { taskId: '1' }, { asked }), undefined);
  });
});

describe('what a task says', () => {
  const stateOf = (body: unknown, status = 200) =>
    readTaskState({ ...answer(status, body), url: '' });

  it('is its status, how far it is, and what it is about', () => {
    const { status, percent, message } = stateOf({
      status: 'RUNNING',
      progress: 42,
      message: '',
      description: 'Delete project OPS',
    })!;
    deepStrictEqual([status, percent, message], ['RUNNING', 42, 'Delete project OPS']);
  });

  it('is never more than all or less than nothing', () =>
    deepStrictEqual(
      [120, -1, '40', undefined].map(
        (progress) => stateOf({ status: 'RUNNING', progress })?.percent,
      ),
      [100, 0, undefined, undefined],
    ));

  it('has changed with its progress or its last update, not with the time alone', () => {
    const one = { status: 'RUNNING', progress: 1, lastUpdate: 1, elapsedRuntime: 1 };
    const marks = [
      one,
      { ...one, elapsedRuntime: 2 },
      { ...one, lastUpdate: 2 },
      { ...one, progress: 2 },
    ].map((body) => stateOf(body)?.mark);
    deepStrictEqual(
      marks.map((mark) => mark === marks[0]),
      [true, true, false, false],
    );
  });

  it('is nothing in an answer that is no task’s', () =>
    deepStrictEqual(
      [stateOf({ status: 'Done' }), stateOf([]), stateOf({ status: 'RUNNING' }, 404)],
      [undefined, undefined, undefined],
    ));
});
