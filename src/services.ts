import * as vscode from 'vscode';
import { ATLASSIAN_SPECIFICATION_URLS } from './core/atlassian/endpoints';
import { AccessTokens } from './core/credentials/accessTokens';
import { Authorizations } from './core/credentials/authorizations';
import { PendingAuthorizations } from './core/credentials/pendingAuthorizations';
import { History } from './core/history/history';
import { LiveValues } from './core/live/liveValues';
import { Confirmations } from './core/rest/confirmation';
import { TokenClient } from './core/oauth/tokenClient';
import { KeptAnswers } from './core/body/keptAnswers';
import { ApiCatalogue } from './core/rest/apiCatalogue';
import { BodySchemas } from './core/rest/bodySchemas';
import { JiraClient } from './core/rest/client';
import { Composer } from './core/rest/composer';
import { VariableStore } from './core/rest/variables/store';
import { AxiosHttpClient } from './node/axiosHttpClient';
import { WorkerBodies } from './node/bodies';
import { deriveInWorker } from './node/deriveInWorker';
import { loadJmespathQuery as loadQuery } from './node/jmespathQuery';
import { LoopbackListener } from './node/loopbackListener';
import { NodeRowFiles } from './node/rowFile';
import { systemRandom as random } from './node/systemRandom';
import { writeFile } from './node/writeFile';
import { confirmAccount } from './vscode/authorizationOutcome';
import { askToWrite } from './vscode/askToWrite';
import { AnswerDocuments } from './vscode/answerDocuments';
import { BodyDocuments } from './vscode/bodyDocuments/bodyDocuments';
import { createCatalogueFiles } from './vscode/catalogueFiles';
import type { BaseServices, Services } from './vscode/services';
import { tellError } from './vscode/tellError';

/** The composition root of what the features work with: builds the core on its adapters. */
export function createServices(context: vscode.ExtensionContext, base: BaseServices): Services {
  const { secrets, lock, store, texts, clock, log } = base;
  const { extensionUri, globalStorageUri } = context;
  const { version } = context.extension.packageJSON as { version: string };
  const inDist = (file: string) => vscode.Uri.joinPath(extensionUri, 'dist', file).fsPath;
  const http = new AxiosHttpClient(`jira-console/${version}`);
  const listener = new LoopbackListener(() => vscode.workspace.name ?? 'no folder');
  const pending = new PendingAuthorizations(secrets, lock, clock);
  const tokenClient = new TokenClient(http, clock, log);
  const accessTokens = new AccessTokens(store, tokenClient, clock);
  const client = new JiraClient(store, accessTokens, http, clock, log);
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
  const apiCatalogue = new ApiCatalogue({
    files: createCatalogueFiles(extensionUri, globalStorageUri, random),
    http,
    derive: deriveInWorker(inDist('catalogueWorker.js')),
    specificationUrls: ATLASSIAN_SPECIFICATION_URLS,
    onUnusable: (error) => void tellError(error),
  });
  const liveValues = new LiveValues(client, clock);
  store.onDidChange(() => liveValues.forget());
  return {
    ...base,
    apiCatalogue,
    bodySchemas: new BodySchemas(apiCatalogue),
    bodyDocuments: new BodyDocuments(),
    pending,
    accessTokens,
    authorizations,
    variables,
    composer: new Composer({ store, variables, loadQuery, clock, random }),
    client,
    confirmations: new Confirmations(store, askToWrite),
    history: new History({ texts, lock, store, random, logger: log }),
    liveValues,
    diagnosis: { store, accessTokens, tokenClient, http, listener, clock },
    random,
    bodies: new WorkerBodies(
      { body: inDist('bodyWorker.js'), filter: inDist('filterWorker.js') },
      log,
    ),
    answers: new KeptAnswers(),
    answerDocuments: new AnswerDocuments(),
    rowFiles: new NodeRowFiles(),
    writeFile,
  };
}
