import { deepStrictEqual, rejects } from 'node:assert/strict';
import { LiveValues } from '../../../src/core/live/liveValues';
import type { LiveAnswer, LiveQuestion } from '../../../src/core/live/question';
import { AxiosHttpClient } from '../../../src/node/axiosHttpClient';
import { systemClock } from '../../../src/node/systemClock';
import { ADA, GRACE, ROBOT } from '../../simulator/accounts';
import { Simulator } from '../../simulator/simulator';
import { obtainTokens } from '../simulator/harness';
import { createWindow, CREDENTIAL, tokenSet } from '../world';

describe('a site', () => {
  let simulator: Simulator;
  /** Values through the real client, by a token of these scopes. */
  let withScope: (scope: string) => Promise<LiveValues>;

  before(async () => {
    simulator = await Simulator.start({ settings: { rate_limit: Infinity } });
    const { cloud_id: cloudId, name, url } = simulator.sites[0]!;
    withScope = async (scope) => {
      const window = createWindow(new AxiosHttpClient('jira-console/test'), { clock: systemClock });
      const { access_token } = await obtainTokens(simulator, { scope }, { site: 'Acme' });
      const apiBaseUrl = simulator.api_base_url;
      const issued = tokenSet(systemClock.now(), { access_token, apiBaseUrl });
      const sites = [{ cloudId, name, url, scopes: [] }];
      await window.store.add({ ...CREDENTIAL, apiBaseUrl });
      await window.store.grants.update(CREDENTIAL.id, () => ({ tokenSet: issued, sites }));
      return new LiveValues(window.client, systemClock);
    };
  });
  after(() => simulator.close());

  const ask = <Q extends LiveQuestion>(values: LiveValues, question: Q): Promise<LiveAnswer<Q>> => {
    const target = { credentialId: CREDENTIAL.id, cloudId: simulator.sites[0]!.cloud_id };
    return values.ask(target, question, new AbortController().signal);
  };

  it('answers every question', async () => {
    const values = await withScope('read:jira-work read:jira-user');
    const user = ({ account_id: id, name, email }: typeof ADA, kind = '') => ({
      id,
      name,
      detail: `${email}${kind}`,
    });
    const fields = await ask(values, { kind: 'fields' });
    const jql = await ask(values, { kind: 'jql' });
    const jqlValues = {
      kind: 'jql_values',
      query: { fieldName: 'Sprint', fieldValue: '3' },
    } as const;
    deepStrictEqual(
      {
        projects: await ask(values, { kind: 'projects', text: '' }),
        found: await ask(values, { kind: 'projects', text: 'web' }),
        users: (await ask(values, { kind: 'users', text: '' })).filter(({ id }) =>
          [ADA, GRACE, ROBOT].some(({ account_id }) => account_id === id),
        ),
        grace: await ask(values, { kind: 'users', text: 'grace h' }),
        types: await ask(values, { kind: 'issue_types' }),
        fields: fields.filter(({ name }) => ['Sprint', 'Labels', 'Key'].includes(name)),
        jql: jql.fields.filter(({ name }) => name.startsWith('Sprint')).map(({ value }) => value),
        sprints: await ask(values, jqlValues),
      },
      {
        projects: [
          { id: '10000', key: 'WEB', name: 'Website' },
          { id: '10001', key: 'OPS', name: 'Operations' },
          { id: '10002', key: 'HELP', name: 'Help desk' },
        ],
        found: [{ id: '10000', key: 'WEB', name: 'Website' }],
        users: [user(ADA), user(GRACE), user(ROBOT, ', app')],
        grace: [user(GRACE)],
        types: [
          { id: '10000', name: 'Epic' },
          { id: '10001', name: 'Story' },
          { id: '10002', name: 'Task' },
          { id: '10003', name: 'Bug' },
        ],
        fields: [
          { id: 'issuekey', name: 'Key', detail: 'system' },
          { id: 'labels', name: 'Labels', detail: 'system, array of string' },
          { id: 'customfield_10020', name: 'Sprint', detail: 'custom, array of json' },
        ],
        jql: ['Sprint'],
        sprints: [{ id: '3', name: 'Sprint 3' }],
      },
    );
  });

  it('lists nothing for which a scope is missing', async () => {
    const values = await withScope('read:jira-work');
    await rejects(ask(values, { kind: 'users', text: '' }), {
      code: 'live_values_refused',
      details: { kind: 'users', status: 401 },
    });
  });
});
