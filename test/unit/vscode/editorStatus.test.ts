import { deepStrictEqual } from 'node:assert/strict';
import { CredentialError } from '../../../src/core/credentials/errors';
import { NO_GRANT, type Grant } from '../../../src/core/credentials/grant';
import { editorStatus } from '../../../src/vscode/editorStatus';
import { API_TOKEN, CREDENTIAL, tokenSet } from '../world';

const SITE = { cloudId: 'c-1', name: 'Acme', url: 'https://acme.atlassian.net', scopes: [] };
const entry = (grant: Grant) => ({ id: 'cred', credential: CREDENTIAL, grant });
const outline = (...of: Parameters<typeof editorStatus>) => {
  const { light, headline, code, notes } = editorStatus(...of);
  return [light, headline, code, notes.map(({ reason }) => reason).join(' ')];
};

describe('what the editor says of a status', () => {
  it('is the light in words, with the reason and what is missing', () => {
    const works = { ...NO_GRANT, sites: [SITE], tokenSet: tokenSet(0) };
    deepStrictEqual(
      [
        outline(entry(NO_GRANT), []),
        outline(entry(works), []),
        outline(entry({ ...works, tokenSet: tokenSet(0, { scope: 'read:jira-work' }) }), []),
        outline(entry({ ...NO_GRANT, failure: { code: 'consent_denied' } }), []),
        outline({ id: 'cred', error: new CredentialError('record_corrupt') }, []),
        outline({ id: 'api', credential: API_TOKEN, grant: { ...NO_GRANT, checkedAt: 1 } }, []),
      ],
      [
        ['grey', 'Never authorized', undefined, ''],
        ['green', 'Authorized for Acme', undefined, ''],
        [
          'amber',
          'Authorized for Acme',
          undefined,
          'Fewer scopes were granted than this credential asks for (write:jira-work read:jira-user).',
        ],
        ['red', 'FAILED', 'consent_denied', 'Access was denied on the consent page.'],
        ['red', 'FAILED', 'record_corrupt', 'This credential’s stored record cannot be read.'],
        ['green', 'Authorized for acme.atlassian.net', undefined, ''],
      ],
    );
  });

  it('holds no token', () => {
    const status = editorStatus(entry({ ...NO_GRANT, tokenSet: tokenSet(0) }), []);
    deepStrictEqual(/access-1|refresh-1/.test(JSON.stringify(status)), false);
  });
});
