import { deepEqual } from 'node:assert/strict';
import type { ConsoleCredential, RequestDraft } from '../../../src/protocol/console';
import {
  draftOf,
  FIRST_DRAFT,
  readDraft,
  requestOf,
  withTarget,
  type Draft,
} from '../../../src/webview/console/draft';

const site = (cloudId: string) => ({ cloudId, name: cloudId, url: `https://${cloudId}.test` });
const GREY: ConsoleCredential = { id: 'grey', name: 'Grey', light: 'grey', sites: [] };
const WORK: ConsoleCredential = {
  id: 'work',
  name: 'Work',
  light: 'green',
  sites: [site('w-1'), site('w-2')],
};
const HOME: ConsoleCredential = { id: 'home', name: 'Home', light: 'green', sites: [site('h-1')] };
const ALL = [GREY, WORK, HOME];

function targetOf(draft: Partial<Draft>, remembered = {}, credentials = ALL) {
  const { credentialId, cloudId } = withTarget(
    { ...FIRST_DRAFT, ...draft },
    credentials,
    remembered,
  );
  return [credentialId, cloudId];
}

describe('the target of a draft', () => {
  it('is what the workspace remembers', () => {
    deepEqual(targetOf({}, { credentialId: 'work', cloudId: 'w-2' }), ['work', 'w-2']);
  });

  it('is the first credential that works where the remembered one is gone', () => {
    deepEqual(targetOf({}, { credentialId: 'gone', cloudId: 'gone' }), ['work', 'w-1']);
  });

  it('is a credential that does not work where there is no other', () => {
    deepEqual(targetOf({}, {}, [GREY]), ['grey', undefined]);
  });

  it('gets a site when the picked credential has its first', () => {
    deepEqual(targetOf({ credentialId: 'home' }), ['home', 'h-1']);
  });

  it('does not move to another credential or site when the picked one is gone', () => {
    deepEqual(targetOf({ credentialId: 'gone', cloudId: 'w-1' }), ['gone', 'w-1']);
    deepEqual(targetOf({ credentialId: 'work', cloudId: 'gone' }), ['work', 'gone']);
  });
});

describe('the request of a draft', () => {
  const draft: Draft = {
    credentialId: 'work',
    cloudId: 'w-1',
    method: 'POST',
    path: '/rest/api/3/issue',
    headers: [
      ['X-Trace', '1'],
      [' ', ''],
      ['', 'value'],
    ],
    bodyKind: 'json',
    body: '{}',
    parts: [],
  };

  it('leaves blank rows of headers out, but not one that lacks its name', () => {
    const { bodyKind, parts, ...rest } = draft;
    deepEqual([bodyKind, parts], ['json', []]);
    deepEqual(requestOf(draft, 'work'), {
      ...rest,
      headers: [
        ['X-Trace', '1'],
        ['', 'value'],
      ],
    });
  });

  it('carries the kind of body that was picked', () => {
    const parts = [
      { name: '', value: '' },
      { name: 'file', file: '/a.txt' },
    ];
    const kinds = (['json', 'text', 'form', 'none'] as const).map((bodyKind) => {
      const { headers, body } = requestOf({ ...draft, headers: [], parts, bodyKind }, 'work');
      return [headers, body];
    });
    deepEqual(kinds, [
      [[], '{}'],
      [[['Content-Type', 'text/plain']], '{}'],
      [[], [{ name: 'file', file: '/a.txt' }]],
      [[], ''],
    ]);
  });

  it('carries no body that is not shown', () => {
    const bodies = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET', 'HEAD', 'OPTIONS'].map(
      (method) => requestOf({ ...draft, method }, 'work').body,
    );
    deepEqual(bodies, ['{}', '{}', '{}', '{}', '', '', '']);
  });
});

describe('the draft of a request from elsewhere', () => {
  it('shows its body as what it is', () => {
    const kindOf = (headers: RequestDraft['headers'], body: RequestDraft['body']) =>
      draftOf({ credentialId: 'work', method: 'POST', path: '/x', headers, body }).bodyKind;
    deepEqual(
      [
        kindOf([], '{}'),
        kindOf([['content-type', 'application/vnd.x+json']], '{}'),
        kindOf([['Content-Type', 'text/plain']], 'x'),
        kindOf([], [{ name: 'file', file: '/a' }]),
      ],
      ['json', 'json', 'text', 'form'],
    );
  });
});

describe('a saved draft', () => {
  const draft: Draft = {
    credentialId: 'work',
    cloudId: undefined,
    method: 'PUT',
    path: '/x',
    headers: [['A', 'b']],
    bodyKind: 'form',
    body: 'text',
    parts: [
      { name: 'a', value: 'b' },
      { name: 'file', file: '/c' },
    ],
  };

  it('comes back as it was', () => {
    for (const method of ['PUT', 'PURGE'])
      deepEqual(readDraft({ ...draft, method }), { ...draft, method });
  });

  it('is not taken in another form', () => {
    const others = [
      undefined,
      null,
      'text',
      {},
      { ...draft, headers: [['A']] },
      { ...draft, body: 1 },
      { ...draft, bodyKind: 'xml' },
      { ...draft, parts: [{ name: 'a' }] },
      { ...draft, cloudId: 1 },
    ];
    deepEqual(
      others.map(readDraft),
      others.map(() => undefined),
    );
  });
});
