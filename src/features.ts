import * as vscode from 'vscode';
import { ATLASSIAN_SPECIFICATION_URLS } from './core/atlassian/endpoints';
import { AccessTokens } from './core/credentials/accessTokens';
import { Authorizations } from './core/credentials/authorizations';
import { PendingAuthorizations } from './core/credentials/pendingAuthorizations';
import { TokenClient } from './core/oauth/tokenClient';
import { ApiCatalogue } from './core/rest/apiCatalogue';
import { JiraClient } from './core/rest/client';
import { Composer } from './core/rest/composer';
import { VariableStore } from './core/rest/variables/store';
import { AxiosHttpClient } from './node/axiosHttpClient';
import { deriveInWorker } from './node/deriveInWorker';
import { loadJmespathQuery as loadQuery } from './node/jmespathQuery';
import { LoopbackListener } from './node/loopbackListener';
import { systemRandom as random } from './node/systemRandom';
import { confirmAccount } from './vscode/authorizationOutcome';
import { createAuthorizeCommands } from './vscode/authorize';
import { createCatalogueFiles } from './vscode/catalogueFiles';
import { Consoles } from './vscode/consoles';
import { createCredentialCommands } from './vscode/credentialCommands';
import { CredentialEditors } from './vscode/credentialEditor';
import type { Features } from './vscode/features';
import { HttpFiles } from './vscode/httpFiles/httpFiles';
import { saveRequest } from './vscode/httpFiles/saveRequest';
import type { BaseServices, Services } from './vscode/services';
import { StepByStep } from './vscode/stepByStep';
import { tellError } from './vscode/tellError';
import { updateCatalogue } from './vscode/updateCatalogue';
import { createUriHandler } from './vscode/uriHandler';
import { editVariables } from './vscode/variables';

/** The features with what they work with. */
export interface LoadedFeatures extends Features {
  readonly services: Services;
}

/** The composition root of all that is loaded by its first use: builds the core on its adapters. */
export function createFeatures(
  context: vscode.ExtensionContext,
  base: BaseServices,
): LoadedFeatures {
  const services = createServices(context, base);
  const consoles = new Consoles(context, services);
  const editors = new CredentialEditors(context, services);
  const httpFiles = new HttpFiles(services, consoles);
  context.subscriptions.push(httpFiles);
  const stepByStep = new StepByStep(services);
  return {
    services,
    commands: {
      ...createAuthorizeCommands(context, services),
      ...createCredentialCommands(services),
      ...httpFiles.commands(),
      'jiraConsole.saveRequest': (given) => saveRequest(services, given),
      'jiraConsole.openConsole': (given) => consoles.open(given),
      'jiraConsole.updateCatalogue': () => updateCatalogue(services),
      'jiraConsole.addCredential': () => editors.add(),
      'jiraConsole.editCredential': (given) => editors.edit(given),
      'jiraConsole.diagnose': (given) => editors.diagnose(given),
      'jiraConsole.editVariables': () => editVariables(services),
      'jiraConsole.addCredentialStepByStep': () => stepByStep.add(),
    },
    uriHandler: createUriHandler(services),
    consoles,
    editors,
    httpFiles,
  };
}

function createServices(context: vscode.ExtensionContext, base: BaseServices): Services {
  const { secrets, lock, store, clock, log } = base;
  const { extensionUri, globalStorageUri } = context;
  const { version } = context.extension.packageJSON as { version: string };
  const http = new AxiosHttpClient(`jira-console/${version}`);
  const listener = new LoopbackListener(() => vscode.workspace.name ?? 'no folder');
  const pending = new PendingAuthorizations(secrets, lock, clock);
  const tokenClient = new TokenClient(http, clock, log);
  const accessTokens = new AccessTokens(store, tokenClient, clock);
  const variables = new VariableStore(secrets, lock);
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
  return {
    ...base,
    apiCatalogue: new ApiCatalogue({
      files: createCatalogueFiles(extensionUri, globalStorageUri, random),
      http,
      derive: deriveInWorker(
        vscode.Uri.joinPath(extensionUri, 'dist', 'catalogueWorker.js').fsPath,
      ),
      specificationUrls: ATLASSIAN_SPECIFICATION_URLS,
      onUnusable: (error) => void tellError(error),
    }),
    pending,
    accessTokens,
    authorizations,
    variables,
    composer: new Composer({ store, variables, loadQuery, clock, random }),
    client: new JiraClient(store, accessTokens, http, clock, log),
    diagnosis: { store, accessTokens, tokenClient, http, listener, clock },
    random,
  };
}
