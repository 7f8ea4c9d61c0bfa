import { deepStrictEqual } from 'node:assert/strict';
import { CredentialError } from '../../../src/core/credentials/errors';
import { NO_GRANT, type Grant } from '../../../src/core/credentials/grant';
import { light, nextStep, type Light, type NextStep } from '../../../src/core/credentials/status';
import { CREDENTIAL, tokenSet } from '../world';

const GRANTED: Grant = { ...NO_GRANT, tokenSet: tokenSet(0) };
const failed = (code: string): Grant => ({ ...GRANTED, failure: { code } });

describe('the light of a credential', () => {
  const rows: readonly [what: string, grant: Grant, Light, NextStep | undefined][] = [
    ['was never authorized', NO_GRANT, 'grey', 'authorize'],
    ['works', GRANTED, 'green', undefined],
    [
      'has a token set of another hour',
      { ...GRANTED, tokenSet: tokenSet(-1e9) },
      'green',
      undefined,
    ],
    ['was denied', { ...NO_GRANT, failure: { code: 'consent_denied' } }, 'red', 'authorize'],
    ['lost its refresh token', failed('invalid_grant'), 'red', 'authorize'],
    ['has a wrong secret', failed('invalid_client'), 'red', 'check_client'],
    ['reaches no Jira', failed('no_jira_site'), 'red', 'grant_jira_site'],
    ['has sites that could not be read', failed('sites_unavailable'), 'red', 'refresh'],
    ['is refused by Jira', failed('jira_refused'), 'red', 'authorize'],
    ['failed in a way of a newer version', failed('something_new'), 'red', 'authorize'],
  ];
  for (const [what, grant, expectedLight, expectedStep] of rows) {
    it(`is ${expectedLight} for one that ${what}, next ${expectedStep ?? 'nothing'}`, () => {
      const entry = { id: 'cred', credential: CREDENTIAL, grant };
      deepStrictEqual([light(entry), nextStep(entry)], [expectedLight, expectedStep]);
    });
  }

  for (const code of ['record_corrupt', 'record_newer'] as const) {
    it(`is red for one whose record is unreadable (${code}), next delete`, () => {
      const entry = { id: 'cred', error: new CredentialError(code) };
      deepStrictEqual([light(entry), nextStep(entry)], ['red', 'delete']);
    });
  }
});
