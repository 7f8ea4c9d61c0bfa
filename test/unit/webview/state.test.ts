import { deepEqual, equal } from 'node:assert/strict';
import type { ConsoleCredential, RequestDraft, SendResult } from '../../../src/protocol/console';
import {
  reduce,
  savedForm,
  startingState,
  type ConsoleEvent,
} from '../../../src/webview/console/state';

const REQUEST: RequestDraft = {
  credentialId: 'work',
  method: 'GET',
  path: '/x',
  headers: [],
  body: '',
};
const ANSWER: SendResult = {
  kind: 'answer',
  method: 'GET',
  url: 'https://api.atlassian.com/x',
  status: 200,
  statusText: 'secret of the site',
  headers: [],
  time: 1,
  firstByte: 1,
  size: 18,
  transferred: 1,
  redirects: 0,
  connection: undefined,
  sent: { headers: [], body: undefined },
  cut: undefined,
  hint: undefined,
  rateLimit: undefined,
};
const SENT: ConsoleEvent = { kind: 'sent', request: REQUEST };
const REFUSED: ConsoleEvent = {
  kind: 'settled',
  result: {
    kind: 'failed',
    code: 'path_empty',
    message: 'Enter a path.',
    field: 'path',
    remedy: undefined,
  },
};

const after = (...events: ConsoleEvent[]) => events.reduce(reduce, startingState(undefined));

describe('the state of a console', () => {
  it('shows how a request gets on while it is under way, and no longer', () => {
    const progressed: ConsoleEvent = {
      kind: 'progressed',
      progress: { kind: 'receiving', bytes: 5 },
    };
    deepEqual(
      [
        after(progressed).exchange,
        after(SENT, progressed).exchange,
        after(SENT, progressed, { kind: 'progressed', progress: undefined }).exchange,
        after(SENT, progressed, { kind: 'settled', result: ANSWER }, progressed).exchange,
      ],
      [
        { kind: 'none' },
        { kind: 'sending', request: REQUEST, progress: { kind: 'receiving', bytes: 5 } },
        { kind: 'sending', request: REQUEST, progress: undefined },
        { kind: 'settled', request: REQUEST, result: ANSWER },
      ],
    );
  });

  it('marks a field until that field is edited', () => {
    const states = [
      after(SENT, REFUSED),
      after(SENT, REFUSED, { kind: 'edited', change: { body: '{}' } }),
      after(SENT, REFUSED, { kind: 'edited', change: { path: '/y' } }),
    ];
    deepEqual(
      states.map(({ problem }) => problem?.field),
      ['path', 'path', undefined],
    );
  });

  it('shows what several sites answered until the host closes that, whatever is edited', () => {
    const comparison = { id: 1, method: 'GET', path: '/x', isRunning: true, rows: [] };
    const compared: ConsoleEvent = { kind: 'compared', comparison };
    const edited: ConsoleEvent = { kind: 'edited', change: { path: '/y' } };
    deepEqual(
      [
        after(compared, edited).comparison,
        after(compared, edited, { kind: 'compared', comparison: undefined }).comparison,
      ],
      [comparison, undefined],
    );
  });

  it('takes a request from elsewhere once, also over a reload, and keeps what was edited since', () => {
    const given: ConsoleEvent = {
      kind: 'given',
      given: {
        id: 'g-1',
        isSent: false,
        request: { ...REQUEST, method: 'POST', path: '/given', body: [{ name: 'a', value: 'b' }] },
      },
    };
    const edited = after(given, { kind: 'edited', change: { path: '/edited' } });
    const again = reduce(startingState(savedForm(edited)), given);
    deepEqual(
      [edited.draft.bodyKind, edited.draft.method, edited.draft.path, again.draft.path],
      ['form', 'POST', '/edited', '/edited'],
    );
  });

  it('shows what there is to say about a pasted text until its path is edited', () => {
    const pasted: ConsoleEvent = { kind: 'pasted', change: { path: '/x' }, notes: ['Dropped.'] };
    const notes = [
      after(pasted),
      after(pasted, { kind: 'edited', change: { body: '{}' } }),
      after(pasted, { kind: 'edited', change: { path: '/y' } }),
    ].map((state) => state.notes);
    deepEqual(notes, [['Dropped.'], ['Dropped.'], []]);
  });

  it('leads back from a pasted or given request to what was composed, and to nothing else', () => {
    const mine: ConsoleEvent = {
      kind: 'edited',
      change: { method: 'POST', body: '{"a":1}', headers: [['A', 'b']] },
    };
    const pasted: ConsoleEvent = {
      kind: 'pasted',
      change: { method: 'GET', path: '/pasted', headers: [], body: '' },
      notes: [],
    };
    const given: ConsoleEvent = {
      kind: 'given',
      given: { id: 'g-1', isSent: true, request: { ...REQUEST, path: '/given' } },
    };
    const undone: ConsoleEvent = { kind: 'undone' };
    for (const taken of [pasted, given]) {
      deepEqual(after(mine, taken, undone).draft, after(mine).draft);
      equal(after(taken).replaced, undefined);
      equal(after(mine, taken, { kind: 'edited', change: { path: '/y' } }).replaced, undefined);
    }
    // A file that sends one request after the other has nothing composed in between.
    equal(
      after(mine, pasted, { ...given, given: { ...given.given, id: 'g-2' } }).replaced,
      undefined,
    );
  });

  it('says of a request that cannot carry its body that it is kept', () => {
    const withBody = (method: string): ConsoleEvent => ({
      kind: 'pasted',
      change: { method, body: '{"a":1}' },
      notes: [],
    });
    deepEqual([after(withBody('GET')).notes.length, after(withBody('PUT')).notes], [1, []]);
    equal(after(withBody('GET')).draft.body, '{"a":1}');
  });

  it('says after a reload what was lost', () => {
    const settled: ConsoleEvent = { kind: 'settled', result: ANSWER };
    const exchanges = [after(), after(SENT), after(SENT, settled), after(SENT, REFUSED)].map(
      (state) => startingState(savedForm(state)).exchange,
    );
    deepEqual(exchanges, [
      { kind: 'none' },
      { kind: 'lost', what: 'request' },
      { kind: 'lost', what: 'answer' },
      { kind: 'none' },
    ]);
  });

  it('forgets a failure that authorizing again has mended, or whose credential is gone', () => {
    const failed: ConsoleEvent = {
      kind: 'settled',
      result: {
        kind: 'failed',
        code: 'authorization_needed',
        message: 'Authorize it.',
        field: undefined,
        remedy: 'authorize',
      },
    };
    const credential = { id: 'work', name: 'Work', light: 'green' as const, sites: [] };
    const told = (...credentials: ConsoleCredential[]): ConsoleEvent => ({
      kind: 'credentials',
      credentials,
    });
    const exchanges = [
      after(SENT, failed, told({ ...credential, light: 'red', attention: 'It failed.' })),
      after(SENT, failed, told(credential)),
      after(SENT, failed, told()),
      after(SENT, REFUSED, told(credential)),
    ].map(({ exchange }) => exchange.kind);
    deepEqual(exchanges, ['settled', 'none', 'none', 'settled']);
  });

  it('saves the draft and nothing of an answer', () => {
    const state = after({ kind: 'edited', change: { path: '/mine' } }, SENT, {
      kind: 'settled',
      result: ANSWER,
    });
    const saved = savedForm(state);
    equal(JSON.stringify(saved).includes('secret of the site'), false);
    equal(startingState(saved).draft.path, '/mine');
  });

  it('saves no value of a header that may hold a token', () => {
    const headers = [
      ['Authorization', 'Bearer my-token'],
      [' cookie', 'session=my-token'],
      ['X-Trace', 'kept'],
    ] as const;
    const saved = startingState(savedForm(after({ kind: 'edited', change: { headers } })));
    deepEqual(saved.draft.headers, [
      ['Authorization', ''],
      [' cookie', ''],
      ['X-Trace', 'kept'],
    ]);
  });

  it('starts anew from a saved state of another form', () => {
    deepEqual(startingState({ draft: { method: 1 }, lost: 'all' }), startingState(undefined));
  });

  it('fills in what takes the place of a removed operation, and gives back what was there, edited or not', () => {
    const replaced: ConsoleEvent = {
      kind: 'replaced',
      change: { path: '/rest/api/3/search/jql' },
      notes: ['startAt was left out.'],
    };
    const before = after();
    const now = reduce(before, replaced);
    deepEqual(
      { path: now.draft.path, notes: now.notes, replaced: now.replaced },
      {
        path: '/rest/api/3/search/jql',
        notes: ['startAt was left out.'],
        replaced: before.draft,
      },
    );
    deepEqual(reduce(now, { kind: 'undone' }).draft, before.draft);
  });
});
