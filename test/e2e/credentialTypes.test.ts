import { deepStrictEqual, equal, match } from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Frame, Page } from 'playwright-core';

import type { CredentialDraft } from '../../src/core/credentials/draft';
import { SERVICE_ACCOUNT_APP } from '../simulator/apps';
import { API_TOKEN, PERSONAL_ACCESS_TOKEN, SCOPED_API_TOKEN } from '../simulator/personalTokens';
import { takePicture } from '../vscode/pictures';
import { webviewFrame } from '../vscode/webview';
import {
  chooseFromRowMenu,
  dismissNotification,
  pick,
  quickInput,
  runCommand,
  showView,
  treeRow,
} from '../vscode/workbench';
import { seeInBody } from './answerBody';
import { useDesk, type Desk } from './desk';

/** Credentials that no browser is needed for, and what may be done with any. */
describe('the types of credentials', function () {
  this.bail(true);
  let desk: Desk;
  let page: Page;
  let frame: Frame;
  let file: string;

  useDesk(
    async (given, window) => {
      desk = given;
      page = window;
      desk.simulator.register(SERVICE_ACCOUNT_APP);
      file = join(desk.workspace, 'jira-credentials.json');
      await showView(page, 'Jira Console');
    },
    { typed: ['ATATT-wrong', 'typed and lost'] },
  );

  it('an API token works at its site', async () => {
    await add(['type-api_token'], {
      name: 'By API token',
      siteUrl: desk.simulator.site_url,
      email: API_TOKEN.account.email,
      api_token: API_TOKEN.api_token,
    });
    await turnsGreen(/Authorized for 127\.0\.0\.1:\d+[^]*Ada Lovelace/);
    await takePicture(page, 'api-token-light');
    await answersInConsole('/rest/api/3/myself', 'Ada Lovelace');
  });

  it('an API token with scopes works at the gateway', async () => {
    await add(['type-api_token', 'scoped'], {
      name: 'By scoped token',
      siteUrl: desk.simulator.site_url,
      email: API_TOKEN.account.email,
      api_token: SCOPED_API_TOKEN.api_token,
      apiBaseUrl: desk.simulator.api_base_url,
    });
    await turnsGreen(/Authorized for 127\.0\.0\.1:\d+[^]*11223344-a1b2-4c3d-8e4f-aabbccddee01/);
    await answersInConsole('/rest/api/3/myself', 'Ada Lovelace');
  });

  it('a personal access token works at its Data Center', async () => {
    await add(['type-personal_access_token'], {
      name: 'By personal token',
      baseUrl: desk.simulator.data_center_url,
      personal_access_token: PERSONAL_ACCESS_TOKEN.personal_access_token,
    });
    await turnsGreen(/Authorized for 127\.0\.0\.1:\d+/);
    await answersInConsole('/rest/api/2/myself', 'Ada Lovelace');
  });

  for (const encoding of ['body_json', 'body_form', 'basic_header'] as const) {
    it(`a service account gets its token (${encoding})`, async () => {
      await add(
        [`type-oauth2`, 'grant_type-client_credentials'],
        {
          name: `By service account ${encoding}`,
          accessTokenUrl: desk.simulator.token_url,
          client_id: SERVICE_ACCOUNT_APP.client_id,
          client_secret: SERVICE_ACCOUNT_APP.client_secret,
        },
        async () => {
          await frame.getByText('Advanced').click();
          await frame.locator(`#tokenRequestEncoding-${encoding}`).check();
          await frame.locator('#apiBaseUrl').fill(desk.simulator.api_base_url);
        },
      );
      await turnsGreen(/Authorized for Acme, Acme Staging[^]*Release robot/);
      if (encoding === 'body_json') await answersInConsole('/rest/api/3/myself', 'Release robot');
      else await closeEditor();
    });
  }

  it('a wrong API token is told with its remedy', async () => {
    await chooseFromRowMenu(page, 'By API token', 'Edit Credential');
    frame = await webviewFrame(page, '#name');
    await frame.locator('#api_token').fill('ATATT-wrong');
    await frame.locator('#authorize').click();
    const headline = frame.locator('.headline.red');
    match(await headline.innerText(), /FAILED[^]*token_refused[^]*Check the token/);
    await dismissNotification(page, 'Jira refused the token');
    await takePicture(page, 'api-token-refused-light');
    await closeEditor();
  });

  it('a duplicate has all but the grant, and opens in the editor', async () => {
    await chooseFromRowMenu(page, 'By scoped token', 'Duplicate Credential');
    frame = await webviewFrame(page, '#name');
    equal(await frame.locator('#name').inputValue(), 'By scoped token copy');
    await frame.locator('.headline.grey').waitFor();
    await treeRow(page, 'By scoped token copy').getByText('authorize it').waitFor();
    await closeEditor();
  });

  it('an export holds every credential and no secret', async () => {
    await runCommand(page, 'Jira Console: Export Credentials …');
    await quickInput(page).getByText('7 Selected').waitFor();
    await takePicture(page, 'export-light');
    await page.keyboard.press('Enter');
    // The dialog has listed the folder once it names the one above, and would undo earlier typing.
    await quickInput(page).getByText('..', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await dismissNotification(page, 'Exported 7 credentials; no secret is in the file.');
    const written = await readFile(file, 'utf8');
    const { credentials } = JSON.parse(written) as { credentials: { name: string }[] };
    equal(credentials.length, 7);
    deepStrictEqual(
      [...desk.simulator.issuedSecrets(), 'ATATT-wrong'].filter((secret) =>
        written.includes(secret),
      ),
      [],
    );
  });

  it('an import shows what it would change, and asks for the secrets', async () => {
    const written = JSON.parse(await readFile(file, 'utf8')) as {
      credentials: Record<string, unknown>[];
    };
    const [first] = written.credentials.filter(({ name }) => name === 'By personal token');
    written.credentials = [
      { ...first, name: 'By personal token, renamed' },
      { ...first, id: 'from-a-colleague', name: 'From a colleague' },
    ];
    await writeFile(file, JSON.stringify(written));
    await runCommand(page, 'Jira Console: Import Credentials …');
    await pick(page, 'jira-credentials.json');
    const rows = quickInput(page).locator('.monaco-list-row');
    await rows.filter({ hasText: 'From a colleague' }).getByText('new').waitFor();
    await rows
      .filter({ hasText: 'Name: By personal token → By personal token, renamed' })
      .waitFor();
    await takePicture(page, 'import-light');
    await page.keyboard.press('Enter');
    await dismissNotification(page, 'Imported 2 credentials.');
    await treeRow(page, 'From a colleague').getByText('enter its secret').waitFor();
    await treeRow(page, 'By personal token, renamed').getByText('127.0.0.1').waitFor();
  });

  it('an import that cannot be taken says why, and changes nothing', async () => {
    await writeFile(file, '{"format":"jira-console-credentials","version":1,"credentials":[{}]}');
    await runCommand(page, 'Jira Console: Import Credentials …');
    await pick(page, 'jira-credentials.json');
    await dismissNotification(page, 'Credential 1 of the file cannot be taken');
  });

  it('a draft that was not saved outlives a reload, without its secret', async () => {
    await runCommand(page, 'Jira Console: Add Credential');
    frame = await webviewFrame(page, '#name');
    await frame.locator('#name').fill('Half done');
    await frame.locator('#client_secret').fill('typed and lost');
    await frame.getByText('Not saved').first().waitFor();
    await closeEditor();
    await dismissNotification(page, 'was closed with changes that are not saved');
    await runCommand(page, 'Developer: Reload Window');
    await page.waitForEvent('load');
    await treeRow(page, 'From a colleague').waitFor({ timeout: 60_000 });
    await runCommand(page, 'Jira Console: Add Credential');
    frame = await webviewFrame(page, '#name');
    await frame.locator('#name:focus').waitFor();
    deepStrictEqual(
      [
        await frame.locator('#name').inputValue(),
        await frame.locator('#client_secret').inputValue(),
      ],
      ['Half done', ''],
    );
  });

  /** Fills in a new editor and presses "Save and check". */
  async function add(
    choices: readonly string[],
    fields: Partial<CredentialDraft>,
    further: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    await runCommand(page, 'Jira Console: Add Credential');
    frame = await webviewFrame(page, '#name');
    for (const choice of choices) await frame.locator(`#${choice}`).check();
    for (const [field, value] of Object.entries(fields)) {
      await frame.locator(`#${field}`).fill(String(value));
    }
    await further();
    await frame.locator('#authorize').click();
  }

  async function turnsGreen(says: RegExp): Promise<void> {
    await frame.locator('.headline.green').waitFor();
    // A token that was asked for is there before its sites are.
    await frame.locator('section.status').filter({ hasText: says }).waitFor();
    await dismissNotification(page, /is authorized for/);
  }

  /** Opens the console from the editor, sends, sees the answer, and closes both. */
  async function answersInConsole(path: string, says: string): Promise<void> {
    await frame.locator('.status').getByText('Open Console').click();
    frame = await webviewFrame(page, '#path');
    await frame.locator('#path').fill(path);
    await frame.locator('#send').click();
    await seeInBody(frame, says);
    await closeEditor();
    await closeEditor();
  }

  async function closeEditor(): Promise<void> {
    const tab = page.locator('.tabs-container .tab.active');
    const name = await tab.getAttribute('data-resource-name');
    await tab.click({ button: 'middle' });
    await page
      .locator(`.tabs-container .tab.active[data-resource-name="${name}"]`)
      .waitFor({ state: 'detached' });
  }
});
