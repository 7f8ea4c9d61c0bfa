import { deepStrictEqual, ok } from 'node:assert/strict';
import { CONSOLE_DEMO_APP } from '../../simulator/apps';
import type { Operation } from '../../simulator/jira/operation';
import { OPERATIONS } from '../../simulator/jira/operations';
import { Simulator } from '../../simulator/simulator';
import { call, obtainTokens, siteBase } from './harness';

const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;

/** What the operation's example answers to a token with exactly these scopes. */
async function tryExample(
  simulator: Simulator,
  operation: Operation,
  scopes: readonly string[],
): Promise<Response> {
  // Without any scope of Jira there is no site; this one opens none of its operations here.
  const app = {
    ...CONSOLE_DEMO_APP,
    client_id: 'exact',
    scopes: [...scopes, 'manage:jira-webhook'],
  };
  simulator.register(app);
  const scope = app.scopes.join(' ');
  const { access_token } = await obtainTokens(simulator, { scope }, { site: 'Acme' }, app);
  const { parameters = {}, query = {}, body, files } = operation.example ?? {};
  const path = operation.path.replaceAll(/\{(?<name>\w+)\}/gu, (_, name: string) =>
    encodeURIComponent(parameters[name] ?? `the example lacks ${name}`),
  );
  const form = new FormData();
  for (const { filename, content } of files ?? []) {
    form.append('file', new File([content], filename));
  }
  return call(
    simulator,
    access_token,
    `${siteBase(simulator)}${path}?${new URLSearchParams(query).toString()}`,
    {
      method: operation.method,
      redirect: 'manual',
      ...(files !== undefined && { headers: { 'x-atlassian-token': 'no-check' }, body: form }),
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    },
  );
}

describe("every operation of the simulated Jira's", () => {
  for (const operation of OPERATIONS) {
    if (operation.example === undefined) continue;
    for (const scopes of operation.scopes) {
      it(`${nameOf(operation)} succeeds with ${scopes.join(' ') || 'any token'}`, async () => {
        const simulator = await Simulator.start();
        try {
          const response = await tryExample(simulator, operation, scopes);
          // A task has begun where it leads elsewhere.
          ok(response.ok || response.status === 303, `${response.status} ${await response.text()}`);
        } finally {
          await simulator.close();
        }
      });
    }
  }

  describe('refuses where a scope is missing', () => {
    let simulator: Simulator;
    before(async () => {
      simulator = await Simulator.start();
    });
    after(() => simulator.close());

    for (const operation of OPERATIONS) {
      for (const scopes of operation.scopes) {
        if (scopes.length === 0) continue;
        it(`${nameOf(operation)} without ${scopes.at(-1) ?? ''}`, async () => {
          const response = await tryExample(simulator, operation, scopes.slice(0, -1));
          deepStrictEqual(
            [response.status, await response.json()],
            [401, { code: 401, message: 'Unauthorized; scope does not match' }],
          );
        });
      }
    }
  });

  it('has an example of success, but for the search that was removed', () => {
    deepStrictEqual(OPERATIONS.filter(({ example }) => example === undefined).map(nameOf), [
      'GET /rest/api/3/search',
      'POST /rest/api/3/search',
    ]);
  });
});
