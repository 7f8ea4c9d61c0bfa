import { deepStrictEqual } from 'node:assert/strict';
import { CredentialError } from '../../../src/core/credentials/errors';
import {
  NO_GRANT,
  UNREADABLE_GRANT,
  type Grant,
  type TokenSet,
} from '../../../src/core/credentials/grant';
import type { NextStep } from '../../../src/core/credentials/nextStep';
import { outdatesGrant, statusOf, type Light } from '../../../src/core/credentials/status';
import { API_TOKEN, CREDENTIAL, tokenSet } from '../world';

const GRANTED: Grant = { ...NO_GRANT, tokenSet: tokenSet(0) };
const having = (changes: Partial<TokenSet>): Grant => ({
  ...GRANTED,
  tokenSet: tokenSet(0, changes),
});
const failed = (code: string): Grant => ({ ...GRANTED, failure: { code } });

describe('the light of a credential', () => {
  const rows: readonly [what: string, grant: Grant, Light, NextStep | undefined][] = [
    ['was never authorized', NO_GRANT, 'grey', 'authorize'],
    ['works', GRANTED, 'green', undefined],
    ['has a token set of another hour', having({ issuedAt: -1e9 }), 'green', undefined],
    ['is not renewed', having({ refresh_token: undefined }), 'amber', 'authorize'],
    ['got fewer scopes', having({ scope: 'read:jira-work' }), 'amber', 'authorize'],
    ['was issued to another client', having({ client_id: 'other' }), 'red', 'authorize'],
    ['was denied', { ...NO_GRANT, failure: { code: 'consent_denied' } }, 'red', 'authorize'],
    ['lost its refresh token', failed('invalid_grant'), 'red', 'authorize'],
    ['has a wrong secret', failed('invalid_client'), 'red', 'check_client'],
    ['reaches no Jira', failed('no_jira_site'), 'red', 'grant_jira_site'],
    ['has sites that could not be read', failed('sites_unavailable'), 'red', 'refresh'],
    ['is refused by Jira', failed('jira_refused'), 'red', 'authorize'],
    ['has tokens that cannot be read', UNREADABLE_GRANT, 'red', 'authorize'],
    ['failed in a way of a newer version', failed('something_new'), 'red', 'authorize'],
  ];
  for (const [what, grant, expectedLight, expectedStep] of rows) {
    it(`is ${expectedLight} for one that ${what}, next ${expectedStep ?? 'nothing'}`, () => {
      const entry = { id: 'cred', credential: CREDENTIAL, grant };
      const { light, nextStep } = statusOf(entry);
      deepStrictEqual([light, nextStep], [expectedLight, expectedStep]);
    });
  }

  for (const [code, nextStep] of [
    ['record_corrupt', 'delete'],
    ['record_newer', 'update'],
  ] as const) {
    it(`is red for one whose record is unreadable (${code}), next ${nextStep}`, () => {
      const entry = { id: 'cred', error: new CredentialError(code) };
      deepStrictEqual(statusOf(entry), {
        light: 'red',
        failure: { code },
        concerns: [],
        nextStep,
      });
    });
  }

  it('is not red for one whose known sites cannot be read again just now', () => {
    const site = { cloudId: 'c', name: 'Acme', url: 'https://acme.example', scopes: [] };
    const status = (reason: string) => {
      const failure = { code: 'sites_unavailable', reason };
      const grant = { ...GRANTED, sites: [site], failure };
      const { light, nextStep } = statusOf({ id: 'cred', credential: CREDENTIAL, grant });
      return [light, nextStep];
    };
    deepStrictEqual(['timeout', '503', '401'].map(status), [
      ['amber', 'refresh'],
      ['amber', 'refresh'],
      ['red', 'refresh'],
    ]);
  });

  it('is not red for one that cannot be read just now', () => {
    const entry = { id: 'cred', error: new CredentialError('secrets_unavailable') };
    deepStrictEqual(statusOf(entry), {
      light: 'amber',
      concerns: ['secrets_unavailable'],
      nextStep: 'reload_window',
    });
  });

  it('is grey for one that was imported, until its secret is entered', () => {
    const credential = { ...CREDENTIAL, client_secret: '' };
    const { light, nextStep } = statusOf({ id: 'cred', credential, grant: NO_GRANT });
    deepStrictEqual([light, nextStep], ['grey', 'enter_secret']);
  });

  it('names each thing there is to fix about one that works', () => {
    const grant = having({ refresh_token: undefined, scope: 'read:jira-work' });
    const { concerns } = statusOf({ id: 'cred', credential: CREDENTIAL, grant });
    deepStrictEqual(concerns, ['refresh_token_missing', 'scopes_missing']);
  });

  it('wants no refresh token and no scopes of a client that asks for itself', () => {
    const credential = { ...CREDENTIAL, grant_type: 'client_credentials' as const };
    const grant = having({ refresh_token: undefined, scope: '' });
    deepStrictEqual(statusOf({ id: 'cred', credential, grant }).light, 'green');
  });

  it('knows which edits what was granted would not fit', () => {
    const edits = [
      { name: 'New' },
      { scope: [...CREDENTIAL.scope.split(' ')].reverse().join(' ') },
      { scope: 'read:jira-work' },
      { scope: `${CREDENTIAL.scope} read:me` },
      { authorizationUrl: 'https://other.example/authorize' },
      { client_id: 'other' },
      { apiBaseUrl: 'https://other.example' },
    ];
    deepStrictEqual(
      edits.map((edit) => outdatesGrant(CREDENTIAL, { ...CREDENTIAL, ...edit }, GRANTED)),
      [false, false, true, true, true, true, true],
    );
    deepStrictEqual(outdatesGrant(CREDENTIAL, API_TOKEN, GRANTED), true);
  });

  for (const [what, grant, expected, step] of [
    ['was never checked', NO_GRANT, 'grey', 'authorize'],
    ['Jira knows', { ...NO_GRANT, checkedAt: 1 }, 'green', undefined],
    ['Jira refuses', { ...NO_GRANT, failure: { code: 'token_refused' } }, 'red', 'edit'],
  ] as const) {
    it(`is ${expected} for an API token that ${what}`, () => {
      const { light, nextStep } = statusOf({ id: 'cred', credential: API_TOKEN, grant });
      deepStrictEqual([light, nextStep], [expected, step]);
    });
  }
});
