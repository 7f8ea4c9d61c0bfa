import { deepStrictEqual } from 'node:assert/strict';
import type { Echo } from '../../simulator/api/echo';
import { API_TOKEN } from '../../simulator/personalTokens';
import { basicHeader, call, obtainTokens, startAcme, siteBase, type Acme } from './harness';

describe("the simulated Jira's echo", () => {
  let acme: Acme;
  before(async () => {
    acme = await startAcme();
    acme.simulator.settings.echo = true;
  });
  after(() => acme.simulator.close());

  /** What the client of this test adds by itself. */
  const withoutClient = (body: unknown): unknown => {
    const { headers, ...rest } = body as Echo;
    const own = ['content-type', 'x-atlassian-token', 'x-own', 'authorization'];
    return {
      ...rest,
      headers: Object.fromEntries(Object.entries(headers).filter(([name]) => own.includes(name))),
    };
  };

  it('answers what reached it, whatever the method and the path, and does nothing', async () => {
    const { access_token } = await obtainTokens(acme.simulator, {}, { site: 'Acme' });
    const { path, ...init } = {
      path: '/rest/no/such/a%2Fb?b=1+2&a=%C3%BC&b=&c',
      method: 'PATCH',
      headers: { 'content-type': 'text/plain', 'x-own': 'yes' },
      body: 'Zeile\nünf',
    };
    const url = siteBase(acme.simulator) + path;
    const response = await call(acme.simulator, access_token, url, init);
    deepStrictEqual(
      [response.status, withoutClient(await response.json())],
      [
        200,
        {
          method: 'PATCH',
          path: '/rest/no/such/a%2Fb',
          query: [
            ['b', '1 2'],
            ['a', 'ü'],
            ['b', ''],
            ['c', ''],
          ],
          headers: { 'content-type': 'text/plain', 'x-own': 'yes' },
          body: 'Zeile\nünf',
          form: [],
        },
      ],
    );
    deepStrictEqual((await acme.ask('DELETE', '/rest/api/3/issue/WEB-1')).status, 200);
    acme.simulator.settings.echo = false;
    deepStrictEqual((await acme.ask('GET', '/rest/api/3/issue/WEB-1')).status, 200);
    acme.simulator.settings.echo = true;
  });

  it('takes a form apart', async () => {
    const form = new FormData();
    form.append('comment', 'Two\r\nlines');
    form.append('file', new File([new Uint8Array(7)], 'a "b".png', { type: 'image/png' }));
    const response = await acme.post('/rest/api/2/issue/WEB-1/attachments', form);
    const { form: parts, body } = (await response.json()) as Echo;
    deepStrictEqual(
      [response.status, body, parts],
      [
        200,
        '',
        [
          { name: 'comment', value: 'Two\r\nlines' },
          { name: 'file', filename: 'a "b".png', type: 'image/png', size: 7 },
        ],
      ],
    );
  });

  it('asks for a token all the same, and echoes at the address of a site, too', async () => {
    const { api_base_url, site_url } = acme.simulator;
    const refused = await fetch(`${api_base_url}${siteBase(acme.simulator)}/rest/api/3/myself`);
    deepStrictEqual(refused.status, 401);
    const headers = basicHeader(API_TOKEN);
    const echoed = await fetch(`${site_url}/rest/api/3/myself`, { headers });
    deepStrictEqual(withoutClient(await echoed.json()), {
      method: 'GET',
      path: '/rest/api/3/myself',
      query: [],
      headers: {},
      body: '',
      form: [],
    });
  });
});
