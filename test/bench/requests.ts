import axios from 'axios';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Simulator } from '../simulator/simulator';
import { CREDENTIAL } from '../unit/world';
import { authorizedWindow } from './authorizedWindow';
import { median, summary } from './statistics';
import { timeAtOnce, timeEach } from './timers';

const singles = 300;
/** Milliseconds that a request may take beyond one of bare axios, in the median. */
const allowedOverhead = 1;
const parallel = 100;
const rounds = 30;
/** Rounds before those that count, in which the engine compiles what both do. */
const warmingRounds = 10;
/** How much of bare axios' time as many requests at once may take. */
const allowedRatio = 1.2;

/** Times requests through the client against the same requests through bare axios, in turn. */
export async function benchRequests(): Promise<boolean> {
  const home = await mkdtemp(join(tmpdir(), 'jira-console-bench-'));
  const simulator = await Simulator.start({ settings: { rate_limit: Infinity } });
  try {
    const { client, accessTokens } = await authorizedWindow(simulator, home);
    const cloudId = simulator.sites[0]?.cloud_id;
    const path = '/rest/api/3/myself';
    const request = {
      credentialId: CREDENTIAL.id,
      cloudId,
      method: 'GET',
      path,
      headers: [],
      body: '',
    };
    const ours = () => client.send(request, new AbortController().signal);
    const { authorization } = await accessTokens.get(CREDENTIAL.id);
    const url = `${simulator.api_base_url}/ex/jira/${cloudId}${path}`;
    const bare = () =>
      axios.get(url, { adapter: 'http', headers: { Authorization: authorization } });

    for (const warming of [ours, bare]) await timeEach(50, warming);
    const times = { ours: [] as number[], bare: [] as number[] };
    for (let each = 0; each < singles; each += 1) {
      times.bare.push(...(await timeEach(1, bare)));
      times.ours.push(...(await timeEach(1, ours)));
    }
    const overhead = median(times.ours) - median(times.bare);
    console.log(`one request, bare axios: median ${median(times.bare).toFixed(2)} ms`);
    console.log(`one request, the client: median ${median(times.ours).toFixed(2)} ms`);
    console.log(`overhead: ${overhead.toFixed(2)} ms (allowed ${allowedOverhead})`);

    const atOnce = { ours: [] as number[], bare: [] as number[] };
    for (let round = 0; round < warmingRounds + rounds; round += 1) {
      const bareTime = await timeAtOnce(parallel, bare);
      const oursTime = await timeAtOnce(parallel, ours);
      if (round < warmingRounds) continue;
      atOnce.bare.push(bareTime);
      atOnce.ours.push(oursTime);
    }
    const ratio = median(atOnce.ours) / median(atOnce.bare);
    console.log(`${parallel} at once, bare axios: ${summary(atOnce.bare)}`);
    console.log(`${parallel} at once, the client: ${summary(atOnce.ours)}`);
    console.log(`ratio of medians: ${ratio.toFixed(2)} (allowed ${allowedRatio})`);
    return overhead <= allowedOverhead && ratio <= allowedRatio;
  } finally {
    await simulator.close();
    await rm(home, { recursive: true, force: true });
  }
}
