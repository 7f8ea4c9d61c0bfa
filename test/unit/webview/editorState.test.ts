import { deepEqual, equal } from 'node:assert/strict';
import { EMPTY_DRAFT } from '../../../src/core/credentials/draft';
import type { EditorCredential } from '../../../src/protocol/credentialEditor';
import {
  isDirty,
  reduce,
  savedForm,
  shownProblem,
  startingState,
  type EditorEvent,
} from '../../../src/webview/credentialEditor/state';

const SAVED: EditorCredential = {
  id: 'cred',
  draft: { ...EMPTY_DRAFT, name: 'Acme', client_id: 'client' },
  savedSecrets: ['client_secret'],
  unsaved: undefined,
  uriCallback: 'vscode://jira-tools.jira-console/callback',
  isWebWindow: false,
};
const TOLD: EditorEvent = { kind: 'credential', credential: SAVED };
const edited = (change: Partial<EditorCredential['draft']>): EditorEvent => ({
  kind: 'edited',
  change,
});
const after = (saved: unknown, ...events: EditorEvent[]) =>
  events.reduce(reduce, startingState(saved));

describe('the state of a credential editor', () => {
  it('starts with what is saved, and is dirty once a field differs', () => {
    const states = [after(undefined, TOLD), after(undefined, TOLD, edited({ name: 'New' }))];
    deepEqual(
      states.map((state) => [state.draft?.name, isDirty(state)]),
      [
        ['Acme', false],
        ['New', true],
      ],
    );
  });

  it('takes over what another window saved, but no edit away', () => {
    const renamed: EditorEvent = {
      kind: 'credential',
      credential: { ...SAVED, draft: { ...SAVED.draft, name: 'Renamed' } },
    };
    equal(after(undefined, TOLD, renamed).draft?.name, 'Renamed');
    const kept = after(undefined, TOLD, edited({ client_id: 'mine' }), renamed).draft;
    deepEqual([kept?.name, kept?.client_id], ['Acme', 'mine']);
  });

  it('comes back after a reload with what was typed, except for the secret', () => {
    const before = after(
      undefined,
      TOLD,
      edited({ client_id: 'typed', client_secret: 's3cr3t-value' }),
    );
    const saved = savedForm(before);
    equal(JSON.stringify(saved).includes('s3cr3t-value'), false);
    const again = after(saved, TOLD);
    deepEqual(
      [again.draft?.client_id, again.draft?.client_secret, isDirty(again)],
      ['typed', '', true],
    );
  });

  it('takes nothing of another credential’s form, nor of another form', () => {
    for (const saved of [
      { id: 'other', draft: { name: 'Other' } },
      { id: 'cred', draft: { name: 7, nonsense: 'x' } },
      'text',
    ]) {
      deepEqual(after(saved, TOLD).draft, SAVED.draft);
    }
  });

  it('prefers the draft that the host kept when the editor was closed', () => {
    const unsaved = { ...SAVED.draft, name: 'Closed with this' };
    const told: EditorEvent = { kind: 'credential', credential: { ...SAVED, unsaved } };
    equal(after(undefined, told).draft?.name, 'Closed with this');
  });

  it('is clean after saving, and after giving up', () => {
    const dirty = [TOLD, edited({ name: 'New', client_secret: 'new' })];
    for (const kind of ['saved', 'discarded'] as const) {
      const state = after(undefined, ...dirty, { kind });
      deepEqual([isDirty(state), state.draft?.client_secret], [false, '']);
    }
  });

  it('says what is wrong with a field once that was left, or all once saving was tried', () => {
    const problems: EditorEvent = {
      kind: 'problems',
      problems: {
        fields: { name: 'Empty.', client_id: 'Empty.' },
        corrections: {},
        outdatesGrant: false,
      },
    };
    const shown = (...events: EditorEvent[]) => {
      const state = after(undefined, TOLD, problems, ...events);
      return (['name', 'client_id'] as const).map((field) => shownProblem(state, field));
    };
    deepEqual(
      [shown(), shown({ kind: 'left', field: 'name' }), shown({ kind: 'tried' })],
      [
        [undefined, undefined],
        ['Empty.', undefined],
        ['Empty.', 'Empty.'],
      ],
    );
  });
});
