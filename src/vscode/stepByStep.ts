import * as vscode from 'vscode';
import { createCredential, withoutSecrets } from '../core/credentials/draft';
import { callback } from './callbackUrl';
import { copy } from './clipboard';
import {
  credentialSteps,
  emptyDraft,
  openDeveloperConsole,
  type SteppedDraft,
} from './credentialSteps';
import type { Services } from './services';
import { walk, type StepFrame } from './steps';

/** `Add Credential Step by Step`: a sequence of quick inputs that the keyboard alone can walk. */
export class StepByStep {
  readonly #services: Services;
  /** What was typed before the user gave up, so that the next attempt starts from there. */
  #draft = emptyDraft();

  constructor(services: Services) {
    this.#services = services;
  }

  async add(): Promise<void> {
    const finished = await walk(this.#draft, credentialSteps, frame, (reached) => {
      this.#draft = { ...reached, ...withoutSecrets(reached) };
    });
    if (finished === undefined) return;
    const credential = createCredential(finished, this.#services.random);
    await this.#services.store.add(credential);
    this.#draft = emptyDraft();
    if (finished.authorizeNext) {
      await vscode.commands.executeCommand('jiraConsole.authorize', credential.id);
    }
  }
}

function frame(draft: SteppedDraft, step: number, totalSteps: number): StepFrame {
  return {
    title: 'Add Credential',
    step,
    totalSteps,
    buttons: [
      {
        button: { iconPath: new vscode.ThemeIcon('copy'), tooltip: 'Copy Callback URL' },
        run: async () => copy((await callback(draft)).redirect_uri, 'callback URL'),
      },
      {
        button: {
          iconPath: new vscode.ThemeIcon('link-external'),
          tooltip: 'Open Developer Console',
        },
        run: openDeveloperConsole,
      },
    ],
  };
}
