import * as vscode from 'vscode';
import type { OAuthCredential } from '../../src/core/credentials/credential';
import { createCredential, EMPTY_DRAFT } from '../../src/core/credentials/draft';
import type { Credential, CallbackRoad } from '../../src/core/credentials/credential';
import type { LoadedFeatures } from '../../src/features';
import type { Services } from '../../src/vscode/services';
import { CONSOLE_DEMO_APP } from '../simulator/apps';
import type { Simulator } from '../simulator/simulator';
import { loadedFiles } from '../vscode/loadedFiles';

/** Activates the extension under test; in a test run it hands out what loads its features. */
export async function activate(): Promise<() => Promise<LoadedFeatures>> {
  return vscode.extensions
    .getExtension<() => Promise<LoadedFeatures>>('jira-tools.jira-console')!
    .activate();
}

/** What the features of the extension under test work with. */
export async function activated(): Promise<Services> {
  const features = await activate();
  return (await features()).services;
}

/** The files of the extension's bundle that are loaded by now, with their bytes. */
export function loadedByNow(): ReadonlyMap<string, number> {
  return loadedFiles(
    vscode.extensions.getExtension('jira-tools.jira-console')!.extensionUri.fsPath,
  );
}

/** Stores a credential of the simulator's app, as Add Credential would. */
export async function addCredential(
  { store, random }: Services,
  simulator: Simulator,
  changes: { name?: string; callbackRoad?: CallbackRoad } = {},
): Promise<OAuthCredential> {
  const { client_id, client_secret } = CONSOLE_DEMO_APP;
  const credential = createCredential(
    {
      ...EMPTY_DRAFT,
      name: 'Acme',
      client_id,
      client_secret,
      scope: 'read:jira-work read:jira-user read:me offline_access',
      callbackRoad: 'loopback',
      authorizationUrl: simulator.authorization_url,
      accessTokenUrl: simulator.token_url,
      apiBaseUrl: simulator.api_base_url,
      ...changes,
    },
    random,
  ) as OAuthCredential;
  await store.add(credential);
  return credential;
}

/** Resolves once the condition holds, looking again at each change of a credential. */
export async function untilStored(
  { store }: Services,
  condition: () => Promise<boolean>,
): Promise<void> {
  if (await condition()) return;
  await new Promise<void>((resolve, reject) => {
    const listener = store.onDidChange(() => {
      condition().then((holds) => {
        if (!holds) return;
        listener.dispose();
        resolve();
      }, reject);
    });
  });
}

/** Starts the command that authorizes, and gives the address once the browser has asked for it. */
export async function beginAuthorization(
  simulator: Simulator,
  { id }: Credential,
): Promise<string> {
  // It ends when its last notification is answered, which nobody does here.
  void vscode.commands.executeCommand('jiraConsole.authorize', id);
  const { url } = await simulator.received(({ path }) => path === '/authorize');
  return new URL(url, simulator.authorization_url).href;
}

/** Authorizes a credential through the command, the simulator's consent page and the listener. */
export async function authorize(
  services: Services,
  simulator: Simulator,
  credential: Credential,
): Promise<void> {
  await fetch(await simulator.consent(await beginAuthorization(simulator, credential)));
  await untilStored(
    services,
    async () => (await services.store.grants.read(credential.id)).answered !== undefined,
  );
}

/** Deletes all that a test has stored. */
export async function deleteCredentials({ store }: Services): Promise<void> {
  for (const { id } of await store.list()) await store.delete(id);
}
