import { deepStrictEqual, equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { light } from '../../src/core/credentials/status';
import type { Services } from '../../src/vscode/services';
import { Simulator } from '../simulator/simulator';
import {
  activated,
  addCredential,
  authorize,
  beginAuthorization,
  deleteCredentials,
  untilStored,
} from './extension';

describe('an authorization in the extension host', () => {
  let services: Services;
  let simulator: Simulator;

  beforeEach(async () => {
    services = await activated();
    simulator = await Simulator.start();
  });

  afterEach(async () => {
    await deleteCredentials(services);
    await simulator.close();
  });

  it('opens the browser, takes the redirect on loopback and ends green', async () => {
    const credential = await addCredential(services, simulator);
    await authorize(services, simulator, credential);
    const [entry] = await services.store.list();
    const { sites, account, tokenSet } = await services.store.grants.read(credential.id);
    deepStrictEqual(
      [entry && light(entry), sites.map(({ name }) => name), account?.displayName, tokenSet?.scope],
      ['green', ['Acme'], 'Ada Lovelace', credential.scope],
    );
  });

  it('turns red when the user says no', async () => {
    const credential = await addCredential(services, simulator);
    const address = await beginAuthorization(simulator, credential);
    await fetch(await simulator.consent(address, { deny: true }));
    await untilStored(
      services,
      async () => (await services.store.grants.read(credential.id)).failure !== undefined,
    );
    const { failure, tokenSet } = await services.store.grants.read(credential.id);
    deepStrictEqual([failure?.code, tokenSet], ['consent_denied', undefined]);
  });

  it('copies the address that it opened', async () => {
    const credential = await addCredential(services, simulator);
    const address = await beginAuthorization(simulator, credential);
    await vscode.commands.executeCommand('jiraConsole.copyAuthorizationAddress');
    equal(await vscode.env.clipboard.readText(), address);
    await fetch(await simulator.consent(address, { deny: true }));
  });

  it('forgets the tokens on Sign Out, and keeps the credential', async () => {
    const credential = await addCredential(services, simulator);
    await authorize(services, simulator, credential);
    void vscode.commands.executeCommand('jiraConsole.signOut', credential.id);
    await untilStored(
      services,
      async () => (await services.store.grants.read(credential.id)).tokenSet === undefined,
    );
    deepStrictEqual(await services.store.read(credential.id), credential);
  });
});
