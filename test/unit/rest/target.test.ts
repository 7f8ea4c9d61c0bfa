import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { isCodedError } from '../../../src/core/errors';
import { resolveTarget } from '../../../src/core/rest/target';

const SITES = [
  { cloudId: 'c-1', name: 'Acme', url: 'https://acme.atlassian.net', scopes: [] },
  { cloudId: 'c-2', name: 'Staging', url: 'https://acme-staging.atlassian.net', scopes: [] },
];
const CONTEXT = {
  apiBaseUrl: 'https://api.atlassian.com',
  direct: false,
  sites: SITES,
  cloudId: 'c-1',
};
const GATEWAY = 'https://api.atlassian.com/ex/jira';

function outcomeOf(typed: string, context: Parameters<typeof resolveTarget>[1] = CONTEXT): string {
  try {
    return resolveTarget(typed, context);
  } catch (error) {
    if (isCodedError(error)) return error.code;
    throw error;
  }
}

describe('the target of a request', () => {
  const rows: readonly [typed: string, outcome: string][] = [
    ['/rest/api/3/myself', `${GATEWAY}/c-1/rest/api/3/myself`],
    ['  /rest/api/3/myself\n', `${GATEWAY}/c-1/rest/api/3/myself`],
    [
      '/rest/api/3/search/jql?jql=project = "A B"&fields=*all',
      `${GATEWAY}/c-1/rest/api/3/search/jql?jql=project%20=%20%22A%20B%22&fields=*all`,
    ],
    ['/rest/api/3/field?x=../y%2F%5C\\', `${GATEWAY}/c-1/rest/api/3/field?x=../y%2F%5C\\`],
    ['/me', 'https://api.atlassian.com/me'],
    ['/me?x=1', 'https://api.atlassian.com/me?x=1'],
    [
      '/oauth/token/accessible-resources',
      'https://api.atlassian.com/oauth/token/accessible-resources',
    ],
    ['/ex/jira/c-2/rest/api/3/field', `${GATEWAY}/c-2/rest/api/3/field`],
    [
      'https://acme-staging.atlassian.net/rest/api/3/field?a=b',
      `${GATEWAY}/c-2/rest/api/3/field?a=b`,
    ],
    ['HTTPS://ACME.atlassian.net/rest/api/3/field', `${GATEWAY}/c-1/rest/api/3/field`],
    ['https://api.atlassian.com/ex/jira/c-2/rest/api/3/field', `${GATEWAY}/c-2/rest/api/3/field`],
    ['https://api.atlassian.com/me', 'https://api.atlassian.com/me'],
    ['', 'path_empty'],
    ['rest/api/3/myself', 'path_not_absolute'],
    ['//evil.example/rest', 'path_not_absolute'],
    ['/rest/api/3/issue/{issueIdOrKey}', 'path_parameter_missing'],
    [
      'https://acme.atlassian.net/rest/api/3/issue/{issueIdOrKey}/comment',
      'path_parameter_missing',
    ],
    ['/rest/api/3/issue/A?q=/{x}/', `${GATEWAY}/c-1/rest/api/3/issue/A?q=/{x}/`],
    ['/rest/../../me', 'path_dot_segment'],
    ['/rest/%2e%2E/me', 'path_dot_segment'],
    ['/rest/.%2e/me', 'path_dot_segment'],
    ['/rest/./me', 'path_dot_segment'],
    ['/rest/..', 'path_dot_segment'],
    ['/rest\\api', 'path_backslash'],
    ['/rest%5capi', 'path_backslash'],
    ['/rest/api%2Fme', 'path_encoded_slash'],
    ['/rest/api\n/me', 'path_control_character'],
    ['/rest/\tapi', 'path_control_character'],
    ['/rest/api#x', 'path_fragment'],
    ['https://evil.example/rest/api/3/myself', 'host_not_allowed'],
    ['http://acme.atlassian.net/rest/api/3/myself', 'url_not_https'],
    ['https://@acme.atlassian.net/rest', 'url_userinfo'],
    ['/rest/..;/x', 'path_dot_segment'],
    ['https://acme.atlassian.net:444/rest', 'host_not_allowed'],
    ['https://acme.atlassian.net.evil.example/rest', 'host_not_allowed'],
    ['https://user:pass@acme.atlassian.net/rest', 'url_userinfo'],
    ['https://api.atlassian.com@evil.example/', 'url_userinfo'],
    ['https:/evil', 'url_invalid'],
    ['javascript:alert(1)', 'url_invalid'],
    ['https://acme.atlassian.net/../x', 'path_dot_segment'],
  ];
  for (const [typed, outcome] of rows) {
    it(`takes ${JSON.stringify(typed)} as ${outcome}`, () => equal(outcomeOf(typed), outcome));
  }

  it('asks for a site where a path needs one', () => {
    equal(outcomeOf('/rest/api/3/myself', { ...CONTEXT, cloudId: undefined }), 'site_required');
  });

  it('takes no site that was not granted', () => {
    equal(outcomeOf('/rest/api/3/myself', { ...CONTEXT, cloudId: '../me' }), 'site_unknown');
  });

  it('leads nowhere but to the API, whatever is typed', () => {
    const piece = fc.constantFrom(
      '/',
      '//',
      '\\',
      '..',
      '.',
      '%2e',
      '%2f',
      '%5c',
      '@',
      ':',
      '?',
      '#',
      'https:',
      'http:',
      'evil.example',
      'api.atlassian.com',
      'acme.atlassian.net',
      'rest',
      '\t',
      ' ',
      '[::1]',
      'é',
    );
    const typed = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'grapheme' }),
      fc.webUrl(),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const outcome = outcomeOf(text);
        if (/^[a-z_]+$/.test(outcome)) return;
        const url = new URL(outcome);
        equal(url.origin, 'https://api.atlassian.com');
        ok(!/\/\.\.?(\/|$)/.test(url.pathname));
      }),
      { numRuns: 5000 },
    );
  });

  it('is below the site’s own address where the credential has one', () => {
    const direct = { ...CONTEXT, apiBaseUrl: 'https://jira.acme.example/jira', direct: true };
    const outcomes = [
      '/rest/api/2/myself?x=1',
      'https://jira.acme.example/jira/rest/api/2/field',
      'https://jira.acme.example/other',
      'https://acme.atlassian.net/rest/api/3/field',
      '/ex/jira/c-1/rest/api/3/myself',
    ].map((typed) => outcomeOf(typed, direct));
    deepStrictEqual(outcomes, [
      'https://jira.acme.example/jira/rest/api/2/myself?x=1',
      'https://jira.acme.example/jira/rest/api/2/field',
      'host_not_allowed',
      'host_not_allowed',
      'https://jira.acme.example/jira/ex/jira/c-1/rest/api/3/myself',
    ]);
  });
});
