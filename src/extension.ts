import * as vscode from 'vscode';
import { AccessTokens } from './core/credentials/accessTokens';
import { Authorizations } from './core/credentials/authorizations';
import { PendingAuthorizations } from './core/credentials/pendingAuthorizations';
import { CredentialStore } from './core/credentials/store';
import { TokenClient } from './core/oauth/tokenClient';
import { JiraClient } from './core/rest/client';
import { WindowLock } from './core/windowLock';
import { AxiosHttpClient } from './node/axiosHttpClient';
import { LoopbackListener } from './node/loopbackListener';
import { systemClock as clock } from './node/systemClock';
import { systemRandom as random } from './node/systemRandom';
import { confirmAccount } from './vscode/authorizationOutcome';
import { registerAuthorize } from './vscode/authorize';
import { registerCredentialCommands } from './vscode/credentialCommands';
import { registerCredentialTree } from './vscode/credentialTree';
import { createSecretStore } from './vscode/secretStorage';
import type { Services } from './vscode/services';
import { registerLazyFeatures } from './vscode/lazyFeatures';
import { registerUriHandler } from './vscode/uriHandler';

/** The composition root: builds the core on its adapters and lets each feature register itself. */
export function activate(context: vscode.ExtensionContext): Services | undefined {
  const services = createServices(context);
  for (const register of [
    registerUriHandler,
    registerCredentialTree,
    registerAuthorize,
    registerCredentialCommands,
    registerLazyFeatures,
  ]) {
    register(context, services);
  }
  // The host suites look behind the commands; nobody else gets at the tokens this way.
  return context.extensionMode === vscode.ExtensionMode.Test ? services : undefined;
}

function createServices(context: vscode.ExtensionContext): Services {
  const log = vscode.window.createOutputChannel('Jira Console', { log: true });
  context.subscriptions.push(log);
  const { version } = context.extension.packageJSON as { version: string };

  const secrets = createSecretStore(context);
  const lock = new WindowLock();
  const http = new AxiosHttpClient(`jira-console/${version}`);
  const listener = new LoopbackListener(() => vscode.workspace.name ?? 'no folder');

  const store = new CredentialStore(secrets, lock);
  const pending = new PendingAuthorizations(secrets, lock, clock);
  const tokenClient = new TokenClient(http, clock, log);
  const accessTokens = new AccessTokens(store, tokenClient, clock);
  const client = new JiraClient(store, accessTokens, http, clock, log);
  const authorizations = new Authorizations({
    store,
    pending,
    tokenClient,
    http,
    listener,
    clock,
    random,
    logger: log,
    confirmAccount,
  });
  const diagnosis = { store, accessTokens, tokenClient, http, listener, clock };
  return { store, pending, accessTokens, authorizations, client, diagnosis, random, clock, log };
}
