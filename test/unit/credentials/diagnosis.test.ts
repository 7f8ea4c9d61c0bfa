import { deepStrictEqual, equal } from 'node:assert/strict';
import type { Credential } from '../../../src/core/credentials/credential';
import { diagnose } from '../../../src/core/credentials/diagnosis';
import type { CheckResult, Surroundings } from '../../../src/core/credentials/diagnosisResult';
import { CredentialError } from '../../../src/core/credentials/errors';
import { NO_GRANT, type Grant } from '../../../src/core/credentials/grant';
import { TokenClient } from '../../../src/core/oauth/tokenClient';
import { NetworkError } from '../../../src/core/errors';
import type { HttpRequest, HttpResponse } from '../../../src/core/ports';
import { FakeHttpClient, FakeRedirectListener, answer, sentText } from '../../fakes';
import {
  API_TOKEN,
  CALLBACK,
  createWindow,
  CREDENTIAL,
  PERSONAL_ACCESS_TOKEN,
  tokenSet,
} from '../world';

const DESKTOP: Surroundings = {
  callback: CALLBACK,
  isWebWindow: false,
  isRemote: false,
  isWaiting: false,
};
const SITE = {
  id: 'c-1',
  name: 'Acme',
  url: 'https://acme.atlassian.net',
  scopes: ['read:jira-user'],
};
const KNOWN_SITE = { cloudId: 'c-1', name: SITE.name, url: SITE.url, scopes: SITE.scopes };
const RENEWED = {
  access_token: 'access-2',
  refresh_token: 'refresh-2',
  token_type: 'Bearer',
  expires_in: 3600,
};

/** Each part of Atlassian that a diagnosis asks, answering as when all is well. */
const WELL = {
  page: () => answer(200, '<html>'),
  code: () => answer(403, { error: 'invalid_grant' }),
  refresh: () => answer(200, RENEWED),
  sites: () => answer(200, [SITE]),
  myself: () => answer(200, { accountId: 'a-1', displayName: 'Ada Lovelace' }),
};

type Parts = Partial<Record<keyof typeof WELL, (request: HttpRequest) => HttpResponse>>;

function atlassian(parts: Parts, date: string) {
  const of: Required<Parts> = { ...WELL, ...parts };
  return new FakeHttpClient((request) => {
    const { method, url } = request;
    const body = sentText(request);
    const part =
      method === 'POST'
        ? body.includes('refresh_token')
          ? 'refresh'
          : 'code'
        : url.endsWith('/accessible-resources')
          ? 'sites'
          : url.endsWith('/myself')
            ? 'myself'
            : 'page';
    const response = of[part](request);
    return { ...response, headers: [['date', date], ...response.headers] };
  });
}

interface Patient {
  readonly credential?: Credential;
  readonly grant?: Grant;
  readonly surroundings?: Partial<Surroundings>;
  readonly parts?: Parts;
  readonly listen?: FakeRedirectListener['listen'];
  /** Milliseconds by which the server is ahead. */
  readonly skew?: number;
}

/** All findings of a diagnosis, and the window that it ran in. */
async function diagnosed(patient: Patient = {}) {
  const clock = createWindow(new FakeHttpClient(() => answer(500, ''))).clock;
  const now = clock.now();
  const http = atlassian(patient.parts ?? {}, new Date(now + (patient.skew ?? 0)).toUTCString());
  const listener = new FakeRedirectListener();
  if (patient.listen) listener.listen = patient.listen;
  const window = createWindow(http, { clock, listener });
  const credential = patient.credential ?? CREDENTIAL;
  await window.store.add(credential);
  const granted: Grant = { ...NO_GRANT, sites: [KNOWN_SITE], tokenSet: tokenSet(now) };
  await window.store.grants.update(credential.id, () => patient.grant ?? granted);
  const context = {
    ...window,
    http,
    listener,
    tokenClient: new TokenClient(http, clock, window.logger),
  };
  const findings: CheckResult[] = [];
  const never = new AbortController().signal;
  const surroundings = { ...DESKTOP, ...patient.surroundings };
  for await (const found of diagnose(context, credential.id, surroundings, never)) {
    findings.push(found);
  }
  return { findings, window, http };
}

const outline = (findings: readonly CheckResult[]) =>
  findings.map(({ name, outcome, code }) => `${name} ${outcome} ${code}`);

/** What failed, with its subject. */
const failed = (findings: readonly CheckResult[]) =>
  findings
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ name, code, subject }) => [name, code, subject].filter(Boolean).join(' '));

describe('a diagnosis', () => {
  it('finds nothing wrong where all is well, check after check', async () => {
    const { findings, window } = await diagnosed();
    deepStrictEqual(outline(findings), [
      'fields pass complete',
      'endpoint pass answers',
      'endpoint pass answers',
      'endpoint pass answers',
      'client pass known',
      'callback pass port_free',
      'tokens pass fresh',
      'refresh pass renewed',
      'sites pass granted',
      'scopes pass all_granted',
      'myself pass known',
      'clock pass in_step',
      'rate_limit not_checkable no_limits',
    ]);
    // The refresh was a real one: what it brought is what is stored.
    equal((await window.store.grants.read('cred')).tokenSet?.refresh_token, 'refresh-2');
  });

  const down = (code: 'dns_failed' | 'tls_failed') => () => {
    throw new NetworkError(code, { host: 'auth.atlassian.com' });
  };
  const rows: readonly [what: string, patient: Patient, failures: readonly string[]][] = [
    [
      'a wrong secret',
      { parts: { code: () => answer(401, { error: 'access_denied' }) } },
      ['client invalid_client'],
    ],
    [
      'a name that is not found',
      { parts: { page: down('dns_failed') } },
      [
        'endpoint dns_failed auth.atlassian.com/authorize',
        'endpoint dns_failed auth.atlassian.com/oauth/token',
        'endpoint dns_failed api.atlassian.com',
      ],
    ],
    [
      'a certificate that is not trusted, at the token endpoint alone',
      {
        parts: {
          page: ({ url }) =>
            url === CREDENTIAL.accessTokenUrl ? down('tls_failed')() : answer(200, ''),
        },
      },
      ['endpoint tls_failed auth.atlassian.com/oauth/token'],
    ],
    [
      'a proxy that wants credentials',
      { parts: { page: ({ url }) => answer(url.startsWith('https://api.') ? 407 : 200, '') } },
      ['endpoint proxy_refused api.atlassian.com'],
    ],
    [
      'the VS Code URI in a browser window',
      { credential: { ...CREDENTIAL, callbackRoad: 'uri' }, surroundings: { isWebWindow: true } },
      ['callback uri_in_web_window'],
    ],
    [
      'a port that another program holds',
      {
        listen: () => Promise.reject(new CredentialError('loopback_port_in_use', { port: '1' })),
      },
      ['callback loopback_port_in_use'],
    ],
    ['nothing before the first authorization', { grant: NO_GRANT }, []],
    [
      'a dead refresh token',
      { parts: { refresh: () => answer(403, { error: 'unauthorized_client' }) } },
      ['refresh authorization_needed'],
    ],
    [
      'no refresh token',
      {
        grant: {
          ...NO_GRANT,
          sites: [KNOWN_SITE],
          tokenSet: tokenSet(Date.UTC(2026, 0, 1), { refresh_token: undefined }),
        },
      },
      ['refresh refresh_token_missing'],
    ],
    ['no Jira site', { parts: { sites: () => answer(200, []) } }, ['sites no_jira_site']],
    [
      'fewer scopes than asked for',
      {
        grant: {
          ...NO_GRANT,
          sites: [KNOWN_SITE],
          tokenSet: tokenSet(Date.UTC(2026, 0, 1), { scope: 'read:jira-work offline_access' }),
        },
      },
      ['scopes scopes_missing'],
    ],
    [
      'a site that refuses',
      { parts: { myself: () => answer(403, {}) } },
      ['myself jira_refused Acme'],
    ],
    ['a clock that is off', { skew: 120_000 }, ['clock clock_skewed']],
    [
      'a limit that is near',
      {
        parts: {
          myself: () => ({
            ...WELL.myself(),
            headers: [
              ['x-ratelimit-limit', '100'],
              ['x-ratelimit-remaining', '0'],
            ],
          }),
        },
      },
      ['rate_limit limit_near'],
    ],
    [
      'an API token that is refused',
      { credential: API_TOKEN, grant: NO_GRANT, parts: { myself: () => answer(401, '') } },
      ['myself token_refused acme.atlassian.net'],
    ],
    [
      'a Data Center that is elsewhere',
      {
        credential: PERSONAL_ACCESS_TOKEN,
        grant: NO_GRANT,
        parts: { myself: () => answer(404, '<html>') },
      },
      ['myself site_unreachable jira.acme.example'],
    ],
    [
      'a Data Center that is no Jira',
      {
        credential: PERSONAL_ACCESS_TOKEN,
        grant: NO_GRANT,
        parts: { myself: () => answer(200, '<html>') },
      },
      ['myself site_unreachable jira.acme.example'],
    ],
    [
      'a service account whose app may not',
      {
        credential: { ...CREDENTIAL, grant_type: 'client_credentials' },
        grant: NO_GRANT,
        parts: { code: () => answer(403, { error: 'unauthorized_client' }) },
      },
      ['client grant_type_not_allowed', 'sites grant_type_not_allowed'],
    ],
  ];
  for (const [what, patient, failures] of rows) {
    it(`names ${what}, and nothing else`, async () => {
      deepStrictEqual(failed((await diagnosed(patient)).findings), failures);
    });
  }

  it('does not call a loopback road good that the browser may not reach', async () => {
    const { findings } = await diagnosed({ surroundings: { isRemote: true } });
    equal(findings.find(({ name }) => name === 'callback')?.outcome, 'not_checkable');
  });

  it('stops once it is cancelled', async () => {
    const { window, http } = await diagnosed();
    const sent = http.requests.length;
    const context = {
      ...window,
      http,
      tokenClient: new TokenClient(http, window.clock, window.logger),
    };
    for await (const _ of diagnose(context, 'cred', DESKTOP, AbortSignal.abort()))
      equal(_, undefined);
    equal(http.requests.length, sent);
  });

  it('says nothing secret', async () => {
    const { findings } = await diagnosed({
      parts: { code: () => answer(400, { error: 'x', error_description: 'secret s3cr3t-value' }) },
    });
    equal(/s3cr3t-value|access-|refresh-\d/.test(JSON.stringify(findings)), false);
  });
});
