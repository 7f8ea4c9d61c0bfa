import type * as vscode from 'vscode';
import { Consoles } from './consolePanel';
import { CredentialEditors } from './credentialEditor';
import type { Services } from './services';
import { StepByStep } from './stepByStep';

/** What a person opens, and what is behind it. */
export interface Features {
  readonly consoles: Consoles;
  readonly editors: CredentialEditors;
  readonly stepByStep: StepByStep;
}

/** Builds all that is loaded by its first use; together, since each further file takes its time. */
export function createFeatures(context: vscode.ExtensionContext, services: Services): Features {
  return {
    consoles: new Consoles(context, services),
    editors: new CredentialEditors(context, services),
    stepByStep: new StepByStep(services),
  };
}
