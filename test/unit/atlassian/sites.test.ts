import { deepStrictEqual } from 'node:assert/strict';
import { readSites } from '../../../src/core/atlassian/sites';

const JIRA = {
  id: 'c-1',
  name: 'Acme',
  url: 'https://acme.atlassian.net',
  scopes: ['read:jira-work'],
};

describe('accessible-resources', () => {
  it('gives one site for the entries of several products, sorted by name', () => {
    const staging = { ...JIRA, id: 'c-0', name: 'Zebra' };
    const confluence = { ...JIRA, scopes: ['read:confluence-content.all'] };
    const desk = { ...JIRA, scopes: ['read:servicedesk-request'] };
    deepStrictEqual(readSites([staging, confluence, desk, JIRA]), [
      {
        cloudId: 'c-1',
        name: 'Acme',
        url: 'https://acme.atlassian.net',
        scopes: ['read:servicedesk-request', 'read:jira-work'],
      },
      {
        cloudId: 'c-0',
        name: 'Zebra',
        url: 'https://acme.atlassian.net',
        scopes: ['read:jira-work'],
      },
    ]);
  });

  it('finds no site where only other products were granted', () => {
    deepStrictEqual(readSites([{ ...JIRA, scopes: ['read:confluence-content.all'] }]), []);
  });

  it('is not hidden by one entry of another form', () => {
    const odd = [{ ...JIRA, id: 'x y' }, { id: 'c-9', name: 'Goals', url: 'https://x' }, JIRA];
    deepStrictEqual(readSites(odd)?.length, 1);
  });

  it('takes nothing that is not of its form', () => {
    const wrong = [
      undefined,
      {},
      [null],
      [{ ...JIRA, scopes: 'read:jira-work' }],
      [{ ...JIRA, id: 7 }],
      [{ ...JIRA, id: '../me' }],
    ];
    deepStrictEqual(
      wrong.map(readSites),
      wrong.map(() => undefined),
    );
  });
});
