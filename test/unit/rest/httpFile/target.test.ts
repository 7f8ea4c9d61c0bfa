import { deepStrictEqual } from 'node:assert/strict';
import { HttpFileError } from '../../../../src/core/rest/errors';
import { chooseTarget } from '../../../../src/core/rest/httpFile/target';
import type { Picked } from '../../../../src/core/rest/siteAddress';

const site = (cloudId: string, name: string) => ({
  cloudId,
  name,
  url: `https://${name}.atlassian.net`,
});
const GATEWAY = 'https://api.atlassian.com';
const gateway = (id: string, name: string, sites: readonly ReturnType<typeof site>[]) => ({
  id,
  name,
  apiBaseUrl: GATEWAY,
  direct: false,
  sites,
});
const CREDENTIALS = [
  gateway('1', 'Acme', [site('c-1', 'acme'), site('c-2', 'beta')]),
  gateway('2', 'Beta', [site('c-2', 'beta')]),
  gateway('3', 'New', []),
  { id: '4', name: 'Center', apiBaseUrl: 'https://jira.example/jira', direct: true, sites: [] },
];
const ALL = ['1 c-1', '1 c-2', '2 c-2', '3 -', '4 -'];
const LAST = { credentialId: '1', cloudId: 'c-2' };
/** What no pasted address is. */
const LONG = 'x'.repeat(10_000);

interface Asked {
  readonly credential?: string;
  readonly site?: string;
  readonly method?: string;
  readonly path?: string;
}

/** The path and the choices, or the code and what is to blame. */
function target(
  { credential, site: named, method = 'GET', path = '/rest' }: Asked,
  last?: Picked,
  credentials: typeof CREDENTIALS = CREDENTIALS,
): readonly string[] {
  try {
    const chosen = chooseTarget({ credential, site: named }, { method, path }, credentials, last);
    return [
      chosen.path,
      ...chosen.choices.map(({ credentialId, cloudId }) => `${credentialId} ${cloudId ?? '-'}`),
    ];
  } catch (error) {
    if (!(error instanceof HttpFileError)) throw error;
    return [error.code, ...Object.values(error.details).map(String)];
  }
}

describe('where a request of a file goes', () => {
  it('is what the file names, by name or id, and by cloud ID, name, address or host', () =>
    deepStrictEqual(
      [
        target({ credential: 'Acme', site: 'c-1' }),
        target({ credential: '2', site: 'beta' }),
        target({ credential: 'Acme', site: 'https://beta.atlassian.net/' }),
        target({ site: 'ACME.atlassian.net' }),
        target({ credential: 'Center', site: 'https://jira.example' }),
        target({ credential: 'Beta' }),
        target({ credential: 'New' }),
      ],
      [
        ['/rest', '1 c-1'],
        ['/rest', '2 c-2'],
        ['/rest', '1 c-2'],
        ['/rest', '1 c-1'],
        ['/rest', '4 -'],
        ['/rest', '2 c-2'],
        ['/rest', '3 -'],
      ],
    ));

  it('is what was used last, where the file leaves it open', () =>
    deepStrictEqual(
      [
        target({}, LAST),
        target({ credential: 'Acme' }, LAST),
        target({ site: 'beta' }, LAST),
        target({ path: 'https://beta.atlassian.net/rest/x' }, LAST),
        target({ path: '{{host}}/rest' }, LAST),
      ],
      [
        ['/rest', '1 c-2'],
        ['/rest', '1 c-2'],
        ['/rest', '1 c-2'],
        ['/rest/x', '1 c-2'],
        ['{{host}}/rest', '1 c-2'],
      ],
    ));

  it('is for its user to choose, where nothing says it', () =>
    deepStrictEqual(
      [
        target({}),
        target({}, { credentialId: 'gone', cloudId: 'c-1' }),
        target({ credential: 'Acme' }, { credentialId: '2', cloudId: 'c-2' }),
        target({ site: 'beta' }),
        target({}, LAST, []),
      ],
      [
        ['/rest', ...ALL],
        ['/rest', ...ALL],
        ['/rest', '1 c-1', '1 c-2'],
        ['/rest', '1 c-2', '2 c-2'],
        ['/rest'],
      ],
    ));

  it('is the site of its own address, of which the path stays as it is written', () =>
    deepStrictEqual(
      [
        'https://ACME.atlassian.net/rest/api/3/issue/{{key}}?a=ä b',
        'https://jira.example/jira/rest/api/2/x',
        'https://acme.atlassian.net/{{rest}}/x',
        'https://api.atlassian.com/ex/jira/c-2/rest/{{x}}',
        'https://acme.atlassian.net/browse/ABC-1',
        'https://api.atlassian.com/ex/jira/c-2/rest/x',
      ].map((path) => target({ path })),
      [
        ['/rest/api/3/issue/{{key}}?a=ä b', '1 c-1'],
        ['/rest/api/2/x', '4 -'],
        ['https://acme.atlassian.net/{{rest}}/x', '1 c-1'],
        ['/rest/{{x}}', '1 c-2'],
        ['/rest/api/3/issue/ABC-1', '1 c-1'],
        ['/rest/x', '1 c-2'],
      ],
    ));

  it('is the site that the file names, also beside an address of it', () =>
    deepStrictEqual(
      [
        target({ site: 'acme', method: 'DELETE', path: 'https://ACME.atlassian.net/rest/x' }, LAST),
        target({ site: 'beta', path: 'https://beta.atlassian.net/rest/x' }),
        target({ site: 'beta', path: 'https://beta.atlassian.net/rest/x' }, LAST),
        target({ site: 'c-2', path: 'https://api.atlassian.com/ex/jira/c-2/rest/x' }, LAST),
        target({ site: 'acme', path: 'https://api.atlassian.com/me' }, LAST),
        target({ site: 'acme', path: 'https://acme.atlassian.net/browse/ABC-1' }, LAST),
        target({ site: 'acme', path: `https://acme.atlassian.net/rest?${LONG}` }, LAST),
        target({ credential: 'Acme', path: 'https://acme.atlassian.net/rest/x' }, LAST),
      ],
      [
        ['/rest/x', '1 c-1'],
        ['/rest/x', '1 c-2', '2 c-2'],
        ['/rest/x', '1 c-2'],
        ['/rest/x', '1 c-2'],
        ['https://api.atlassian.com/me', '1 c-1'],
        ['/rest/api/3/issue/ABC-1', '1 c-1'],
        [`https://acme.atlassian.net/rest?${LONG}`, '1 c-1'],
        ['/rest/x', '1 c-1'],
      ],
    ));

  it('is the site of its address, where two have the name', () => {
    const twins = [site('c-8', 'one'), site('c-9', 'two')].map((twin) => ({
      ...twin,
      name: 'Jira',
    }));
    deepStrictEqual(
      target(
        { site: 'Jira', path: 'https://one.atlassian.net/rest/x' },
        { credentialId: '5', cloudId: 'c-9' },
        [gateway('5', 'Twins', twins)],
      ),
      ['/rest/x', '5 c-8'],
    );
  });

  it('is nowhere, where an address is not at the site that the file names', () =>
    deepStrictEqual(
      [
        target({ site: 'beta', method: 'DELETE', path: 'https://acme.atlassian.net/rest/x' }, LAST),
        target({ site: 'acme', path: 'https://api.atlassian.com/ex/jira/c-2/rest/x' }, LAST),
        target({ site: 'acme', path: 'https://{{host}}/rest/x' }, LAST),
        target({ site: 'acme', path: `https://beta.atlassian.net/rest?${LONG}` }, LAST),
        target({ site: 'acme', path: 'https://jira.example/jira/rest/api/2/x' }, LAST),
        target({ path: 'https://{{host}}:{{port}}/rest' }, LAST),
      ],
      [
        ['http_site_contradicted', 'beta', 'acme.atlassian.net'],
        ['http_site_contradicted', 'acme', 'api.atlassian.com'],
        ['http_site_contradicted', 'acme', '{{host}}'],
        ['http_site_contradicted', 'acme', 'beta.atlassian.net'],
        ['http_site_contradicted', 'acme', 'jira.example'],
        ['http_address_unknown', 'undefined'],
      ],
    ));

  it('is nowhere, where what the file names is unknown', () =>
    deepStrictEqual(
      [
        target({ credential: 'acme' }, LAST),
        target({ credential: 'Beta', site: 'acme' }, LAST),
        target({ path: 'https://evil.example/rest' }, LAST),
        target({ path: 'https://acme.atlassian.net.evil.example/rest/api' }, LAST),
        target({ credential: 'Beta', path: 'https://acme.atlassian.net/rest/x' }, LAST),
      ],
      [
        ['http_credential_unknown', 'acme'],
        ['http_site_unknown', 'acme'],
        ['http_address_unknown', 'evil.example'],
        ['http_address_unknown', 'acme.atlassian.net.evil.example'],
        ['http_address_unknown', 'acme.atlassian.net'],
      ],
    ));
});
