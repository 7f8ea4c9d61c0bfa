import { deepEqual, equal } from 'node:assert/strict';
import { EMPTY_DRAFT } from '../../../src/core/credentials/draft';
import type { EditorCredential, EditorStatus } from '../../../src/protocol/credentialEditor';
import {
  isDirty,
  reduce,
  shownProblem,
  STARTING_STATE,
  type EditorEvent,
} from '../../../src/webview/credentialEditor/state';

const SAVED: EditorCredential = {
  id: 'cred',
  draft: { ...EMPTY_DRAFT, name: 'Acme', client_id: 'client' },
  savedSecrets: ['client_secret'],
  uriCallback: 'vscode://jira-tools.jira-console/callback',
  isWebWindow: false,
};
const GREY: EditorStatus = {
  light: 'grey',
  headline: 'Never authorized',
  code: undefined,
  notes: [],
  account: undefined,
  sites: [],
  grantedScope: undefined,
  expiresAt: undefined,
  refreshedAt: undefined,
  pending: undefined,
};
const PROBLEMS: EditorEvent = {
  kind: 'problems',
  problems: {
    fields: { name: 'Empty.', client_id: 'Empty.' },
    corrections: { name: 'better', client_id: 'better' },
    outdatesGrant: false,
  },
};
const TOLD: EditorEvent = { kind: 'credential', credential: SAVED };
const edited = (change: Partial<EditorCredential['draft']>): EditorEvent => ({
  kind: 'edited',
  change,
});
const after = (...events: EditorEvent[]) => events.reduce(reduce, STARTING_STATE);

describe('the state of a credential editor', () => {
  it('starts with what is saved, and is dirty once a field differs', () => {
    const states = [after(TOLD), after(TOLD, edited({ name: 'New' }))];
    deepEqual(
      states.map((state) => [state.draft?.name, isDirty(state)]),
      [
        ['Acme', false],
        ['New', true],
      ],
    );
  });

  it('takes over what another window saved, and takes no edit away', () => {
    const renamed: EditorEvent = {
      kind: 'credential',
      credential: { ...SAVED, draft: { ...SAVED.draft, name: 'Renamed' } },
    };
    equal(after(TOLD, renamed).draft?.name, 'Renamed');
    const kept = after(TOLD, edited({ client_id: 'mine' }), renamed).draft;
    deepEqual([kept?.name, kept?.client_id], ['Renamed', 'mine']);
  });

  it('takes up what was typed before the page was there', () => {
    const unsaved = { ...SAVED.draft, name: 'Closed with this' };
    const state = after({ kind: 'unsaved', unsaved }, TOLD);
    deepEqual([state.draft?.name, isDirty(state)], ['Closed with this', true]);
  });

  it('is clean after saving, and after giving up', () => {
    const dirty = [TOLD, edited({ name: 'New', client_secret: 'new' })];
    const sent = { ...SAVED.draft, name: 'New', client_secret: 'new' };
    for (const end of [{ kind: 'saved', sent }, { kind: 'discarded' }] as const) {
      const state = after(...dirty, end);
      deepEqual([isDirty(state), state.draft?.client_secret], [false, '']);
    }
  });

  it('keeps what was typed while it was saved, and takes the rest as it was saved', () => {
    const sent = { ...SAVED.draft, name: ' New ', client_secret: 'new' };
    const saving = (since: Partial<EditorCredential['draft']>) =>
      after(
        TOLD,
        edited(sent),
        edited(since),
        { kind: 'credential', credential: { ...SAVED, draft: { ...SAVED.draft, name: 'New' } } },
        { kind: 'saved', sent },
      );
    deepEqual(
      [{ client_id: 'typed' }, { client_secret: 'newer' }].map((since) => {
        const { draft } = saving(since);
        return [draft?.name, draft?.client_id, draft?.client_secret];
      }),
      [
        ['New', 'typed', ''],
        ['New', 'client', 'newer'],
      ],
    );
  });

  it('says what is wrong with a field once that was typed into and left, or all once saving was tried', () => {
    const shown = (...events: EditorEvent[]) => {
      const state = after(TOLD, PROBLEMS, ...events);
      return (['name', 'client_id'] as const).map((field) => shownProblem(state, field));
    };
    const left: EditorEvent = { kind: 'left', field: 'name' };
    deepEqual(
      [shown(), shown(left), shown(edited({ name: '' }), left), shown({ kind: 'tried' })],
      [
        [undefined, undefined],
        [undefined, undefined],
        ['Empty.', undefined],
        ['Empty.', 'Empty.'],
      ],
    );
  });

  it('drops on an edit what was said about the value before', () => {
    const state = after(TOLD, { kind: 'tried' }, PROBLEMS, edited({ name: 'N' }));
    deepEqual(
      [shownProblem(state, 'name'), shownProblem(state, 'client_id'), state.problems.corrections],
      [undefined, 'Empty.', { client_id: 'better' }],
    );
  });

  it('knows a diagnosis of another form than the one that is here', () => {
    const diagnosis = (isRunning: boolean): EditorEvent => ({
      kind: 'diagnosis',
      diagnosis: { findings: [], isRunning, isComplete: !isRunning, report: '' },
    });
    const whole = [diagnosis(true), diagnosis(false)];
    const changed = { ...SAVED, draft: { ...SAVED.draft, client_id: 'another' } };
    deepEqual(
      [
        [],
        [TOLD],
        [edited({ name: 'New' })],
        [{ kind: 'credential', credential: changed } as const],
        [edited({ name: 'New' }), { kind: 'discarded' } as const, ...whole],
      ].map((since) => after(TOLD, ...whole, ...since).isDiagnosisOld),
      [false, false, true, true, false],
    );
    equal(after(TOLD, edited({ name: 'New' }), ...whole).isDiagnosisOld, true);
  });

  it('tells whether an authorization ended with an answer', () => {
    const status = (light: EditorStatus['light'], isPending = false): EditorEvent => ({
      kind: 'status',
      status: { ...GREY, light, pending: isPending ? { deadline: 0 } : undefined },
    });
    deepEqual(
      [
        [status('grey')],
        [status('grey', true)],
        [status('grey', true), status('red')],
        [status('grey', true), status('grey')],
        [status('grey', true), status('green'), status('grey')],
        [status('grey', true), status('red'), status('red', true)],
      ].map((events) => after(TOLD, ...events).ended),
      [undefined, undefined, 'answered', 'unanswered', 'answered', undefined],
    );
  });
});
