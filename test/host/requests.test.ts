import { deepStrictEqual } from 'node:assert/strict';
import type { Credential } from '../../src/core/credentials/credential';
import type { Services } from '../../src/vscode/services';
import { Simulator } from '../simulator/simulator';
import { activated, addCredential, authorize, deleteCredentials, loadedByNow } from './extension';

describe('requests from the extension host', () => {
  let services: Services;
  let simulator: Simulator;
  let credential: Credential;

  beforeEach(async () => {
    services = await activated();
    simulator = await Simulator.start();
    credential = await addCredential(services, simulator);
    await authorize(services, simulator, credential);
  });

  afterEach(async () => {
    await deleteCredentials(services);
    await simulator.close();
  });

  const send = (path: string) =>
    services.client.send(
      {
        credentialId: credential.id,
        cloudId: simulator.sites[0]?.cloud_id,
        method: 'GET',
        path,
        headers: [],
        body: '',
      },
      new AbortController().signal,
    );

  it('reach Jira through the gateway, with axios loaded for the first', async () => {
    const { status, body } = await send('/rest/api/3/myself');
    const { displayName } = JSON.parse(new TextDecoder().decode(body)) as { displayName: string };
    deepStrictEqual([status, displayName], [200, 'Ada Lovelace']);
    deepStrictEqual(loadedByNow().has('axios.js'), true);
  });

  it('get their answers through one refresh when the token has died', async () => {
    simulator.expireAccessTokens();
    const answers = await Promise.all([send('/rest/api/3/myself'), send('/rest/api/3/field')]);
    const refreshes = simulator.requests.filter(({ body }) => body.includes('refresh_token'));
    deepStrictEqual([answers.map(({ status }) => status), refreshes.length], [[200, 200], 1]);
  });
});
