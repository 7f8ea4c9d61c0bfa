import * as vscode from 'vscode';
import { isCodedError } from '../../core/errors';
import { chooseTarget, type Place } from '../../core/rest/httpFile/target';
import type { Picked } from '../../core/rest/siteAddress';
import type { Consoles } from '../consoles';
import type { CommandHandler } from '../features';
import { knownCredentials } from '../knownCredentials';
import { sentence } from '../messages/sentences';
import { offerToAdd } from '../pick';
import type { Services } from '../services';
import { tellError } from '../tellError';
import { composeRequest, findRequest } from './composeRequest';
import { FileProblems } from './fileProblems';
import {
  isHttpDocument,
  type HttpFileFeatures,
  type RequestPlace,
  type RequestRow,
  type ShownRequest,
} from './httpDocuments';
import { requestLenses } from './requestLenses';
import { requestRows } from './requestRows';

/** What is done with files of requests, and with the requests in them: sending and opening. */
export class HttpFiles implements HttpFileFeatures, vscode.Disposable {
  readonly #services: Services;
  readonly #consoles: Consoles;
  readonly #problems = new FileProblems();

  constructor(services: Services, consoles: Consoles) {
    this.#services = services;
    this.#consoles = consoles;
  }

  /** What runs each command on a request of a file. */
  commands(): Record<string, CommandHandler> {
    return {
      'jiraConsole.sendRequest': (given) => this.#open(given, true),
      'jiraConsole.openRequest': (given) => this.#open(given, false),
    };
  }

  dispose(): void {
    this.#problems.dispose();
  }

  check(document: vscode.TextDocument): void {
    this.#problems.check(document);
  }

  lenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    return requestLenses(document, this.#services, this.#lastUsed());
  }

  rows(uri: vscode.Uri): Promise<RequestRow[]> {
    return requestRows(uri);
  }

  async #open(given: unknown, isSent: boolean): Promise<void> {
    const shown = isShownRequest(given) ? given : requestAtCursor();
    if (shown === undefined) {
      void vscode.window.showInformationMessage(
        'Place the cursor in a request of an .http file first.',
      );
      return;
    }
    try {
      await this.#openRequest(shown, isSent);
    } catch (error) {
      if (!isCodedError(error)) throw error;
      void tellError(error);
    }
  }

  async #openRequest(shown: ShownRequest, isSent: boolean): Promise<void> {
    const placed = await findRequest(shown);
    const problem = placed.request.problems.find(({ severity }) => severity === 'error');
    if (problem && isSent) {
      void vscode.window.showErrorMessage(sentence(problem.code, problem.details));
      return;
    }
    const typed = await composeRequest(shown.uri, placed, this.#services);
    const { path, choices } = chooseTarget(
      placed.request,
      typed,
      await knownCredentials(this.#services),
      shown.through ?? this.#lastUsed(),
    );
    const place = await pickPlace(choices);
    if (place === undefined) return;
    const { credentialId, cloudId } = place;
    const request = { ...typed, path, credentialId, cloudId };
    if (isSent) await this.#consoles.sendRequest(request, shown.uri.toString());
    else await this.#consoles.openRequest(request);
  }

  #lastUsed(): Picked | undefined {
    const { credentialId, cloudId } = this.#consoles.lastTarget();
    return credentialId === undefined ? undefined : { credentialId, cloudId };
  }
}

function isShownRequest(given: unknown): given is ShownRequest {
  return (
    typeof given === 'object' &&
    given !== null &&
    'uri' in given &&
    given.uri instanceof vscode.Uri &&
    'line' in given &&
    typeof given.line === 'number'
  );
}

function requestAtCursor(): RequestPlace | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !isHttpDocument(editor.document)) return undefined;
  return { uri: editor.document.uri, line: editor.selection.active.line };
}

/** The place that a request goes to; undefined where its user chose none. */
async function pickPlace(places: readonly Place[]): Promise<Place | undefined> {
  if (places.length === 0) await offerToAdd();
  if (places.length <= 1) return places[0];
  const items = places.map((place) => ({
    place,
    label: place.site?.name ?? 'No site yet',
    description: place.site?.url ?? '',
    detail: place.credentialName,
  }));
  const placeHolder = 'Choose the credential and site to send through';
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.place;
}
