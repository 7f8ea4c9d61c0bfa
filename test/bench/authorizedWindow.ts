import { AxiosHttpClient } from '../../src/node/axiosHttpClient';
import { NodeSharedFolder } from '../../src/node/sharedFolder';
import { systemClock } from '../../src/node/systemClock';
import { systemRandom } from '../../src/node/systemRandom';
import { CONSOLE_DEMO_APP } from '../simulator/apps';
import type { Simulator } from '../simulator/simulator';
import { createWindow, CREDENTIAL } from '../unit/world';

export type BenchWindow = ReturnType<typeof createWindow>;

/** The core on its real adapters, with a credential that was authorized. */
export async function authorizedWindow(simulator: Simulator, home: string): Promise<BenchWindow> {
  const window = createWindow(new AxiosHttpClient('jira-console/bench'), {
    clock: systemClock,
    random: systemRandom,
    folder: new NodeSharedFolder(home),
  });
  const redirect_uri = 'http://127.0.0.1:28437/callback';
  const { client_id, client_secret } = CONSOLE_DEMO_APP;
  await window.store.add({
    ...CREDENTIAL,
    client_id,
    client_secret,
    authorizationUrl: simulator.authorization_url,
    accessTokenUrl: simulator.token_url,
    apiBaseUrl: simulator.api_base_url,
  });
  const { url } = await window.authorizations.begin(CREDENTIAL.id, { redirect_uri });
  await window.authorizations.complete(await simulator.consent(url));
  return window;
}
