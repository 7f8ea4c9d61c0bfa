import { deepStrictEqual } from 'node:assert/strict';

import type { OperationScopes } from '../../../src/core/catalogue/operation';
import { missingScopes } from '../../../src/core/catalogue/scopes';

const both: OperationScopes = {
  classic: [['read:jira-work', 'manage:jira-webhook']],
  granular: [['read:jql:jira', 'write:webhook:jira']],
};

describe('the scopes that an operation needs', () => {
  const answer = (scopes: OperationScopes, ...granted: string[]) =>
    missingScopes({ scopes }, granted);

  it('are granted by every classic one, or every granular one', () => {
    const granted = { kind: 'granted' };
    deepStrictEqual(answer(both, 'manage:jira-webhook', 'x:y', 'read:jira-work'), granted);
    deepStrictEqual(answer(both, 'write:webhook:jira', 'read:jql:jira'), granted);
    deepStrictEqual(answer({ classic: [[]], granular: 'unknown' }), granted);
  });

  it('are named with what is missing, the way that lacks least first', () => {
    deepStrictEqual(answer(both, 'read:jira-work', 'offline_access'), {
      kind: 'missing',
      ways: [
        { needed: ['read:jira-work', 'manage:jira-webhook'], missing: ['manage:jira-webhook'] },
        {
          needed: ['read:jql:jira', 'write:webhook:jira'],
          missing: ['read:jql:jira', 'write:webhook:jira'],
        },
      ],
    });
  });

  it('are not mixed of one way and another', () => {
    const { kind } = answer(both, 'read:jira-work', 'write:webhook:jira');
    deepStrictEqual(kind, 'missing');
  });

  it('are unknown where nothing is known, or where what is granted is of the unknown kind', () => {
    const unknown = { kind: 'unknown' };
    const granularOnly: OperationScopes = { classic: 'unknown', granular: [['read:jql:jira']] };
    deepStrictEqual(answer({ classic: 'unknown', granular: 'unknown' }), unknown);
    deepStrictEqual(answer({ classic: [], granular: 'unknown' }, 'read:jira-work'), unknown);
    deepStrictEqual(answer(granularOnly, 'read:jira-work'), unknown);
    deepStrictEqual(answer(granularOnly, 'offline_access').kind, 'missing');
  });

  it('are missing without a way where no scope helps', () => {
    deepStrictEqual(answer({ classic: [], granular: [] }, 'read:jira-work'), {
      kind: 'missing',
      ways: [],
    });
  });
});
