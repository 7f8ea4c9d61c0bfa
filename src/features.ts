import type * as vscode from 'vscode';
import { createServices } from './services';
import { createAuthorizeCommands } from './vscode/authorize';
import { Consoles } from './vscode/consoles';
import { createCredentialCommands } from './vscode/credentialCommands';
import { CredentialEditors } from './vscode/credentialEditor';
import type { Features } from './vscode/features';
import { HistoryCommands } from './vscode/history/historyCommands';
import { HttpFiles } from './vscode/httpFiles/httpFiles';
import { saveRequest } from './vscode/httpFiles/saveRequest';
import type { BaseServices, Services } from './vscode/services';
import { StepByStep } from './vscode/stepByStep';
import { updateCatalogue } from './vscode/updateCatalogue';
import { createUriHandler } from './vscode/uriHandler';
import { editVariables } from './vscode/variables';

/** The features with what they work with. */
export interface LoadedFeatures extends Features {
  readonly services: Services;
}

/** The composition root of all that is loaded by its first use: what runs each command. */
export function createFeatures(
  context: vscode.ExtensionContext,
  base: BaseServices,
): LoadedFeatures {
  const services = createServices(context, base);
  const consoles = new Consoles(context, services);
  const editors = new CredentialEditors(context, services);
  const httpFiles = new HttpFiles(services, consoles);
  const history = new HistoryCommands(services, consoles);
  context.subscriptions.push(httpFiles, services.bodyDocuments, services.bodies, services.rowFiles);
  // A folder for temporary files that cannot be read has nothing of ours in it.
  void services.rowFiles.removeLeft().catch(() => undefined);
  void services.bodies.removeLeft().catch(() => undefined);
  const stepByStep = new StepByStep(services);
  return {
    services,
    commands: {
      ...createAuthorizeCommands(context, services),
      ...createCredentialCommands(services),
      ...httpFiles.commands(),
      ...history.commands(),
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
    history,
  };
}
