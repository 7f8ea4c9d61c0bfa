import * as vscode from 'vscode';
import { isCodedError } from '../../core/errors';
import { fillRequest } from '../../core/rest/httpFile/fillRequest';
import { parseHttpFile, type FileRequest, type HttpFile } from '../../core/rest/httpFile/parse';
import { chooseTarget, type NamedCredential, type Place } from '../../core/rest/httpFile/target';
import type { Picked } from '../../core/rest/siteAddress';
import type { Consoles } from '../consoles';
import type { CommandHandler } from '../features';
import { errorSentence, sentence } from '../messages/sentences';
import { offerToAdd } from '../pick';
import type { Services } from '../services';
import { tellError } from '../tellError';
import { composeRequest, findRequest } from './composeRequest';
import { FileProblems } from './fileProblems';
import { readHttpFile } from './fileText';
import {
  isHttpDocument,
  type HttpFileFeatures,
  type RequestPlace,
  type RequestRow,
} from './httpDocuments';
import { knownCredentials } from '../knownCredentials';

/** A request as a lens shows it, with what the lens says that it goes through. */
interface ShownRequest extends RequestPlace {
  readonly through?: Picked | undefined;
}

/** What is done with files of requests: their lenses, problems and rows, sending and opening. */
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

  async lenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const file = parseHttpFile(document.getText());
    if (file.requests.length === 0) return [];
    const credentials = await knownCredentials(this.#services);
    return file.requests.flatMap((request) => {
      const line = request.requestLine;
      const range = new vscode.Range(line, 0, line, 0);
      const places = this.#placesOf(file, request, credentials);
      const shown: ShownRequest = {
        uri: document.uri,
        line,
        ...(places.length === 1 && { through: places[0] }),
      };
      return [
        { title: sendTitle(places), command: 'jiraConsole.sendRequest', arguments: [shown] },
        { title: 'Open in Console', command: 'jiraConsole.openRequest', arguments: [shown] },
      ].map((command) => new vscode.CodeLens(range, command));
    });
  }

  async rows(uri: vscode.Uri): Promise<RequestRow[]> {
    try {
      const { requests } = parseHttpFile(await readHttpFile(uri));
      return requests.map((request) => requestRow(uri, request));
    } catch (error) {
      if (!isCodedError(error)) throw error;
      const item = new vscode.TreeItem(errorSentence(error));
      item.iconPath = new vscode.ThemeIcon('error');
      return [{ kind: 'request', uri, line: 0, item }];
    }
  }

  /** None where the file names what there is not, which is told when it is to be sent. */
  #placesOf(
    file: HttpFile,
    request: FileRequest,
    credentials: readonly NamedCredential[],
  ): readonly Place[] {
    try {
      const typed = fillRequest(request, file.variables, this.#services);
      return chooseTarget(request, typed, credentials, this.#lastUsed()).choices;
    } catch (error) {
      if (!isCodedError(error)) throw error;
      return [];
    }
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

function sendTitle(places: readonly Place[]): string {
  const [place, ...others] = places;
  if (place === undefined) return '▷ Send';
  if (others.length > 0) return '▷ Send through …';
  const names = [place.credentialName, ...(place.site ? [place.site.name] : [])].join(' · ');
  // A name is not to bring a symbol of its own.
  return `▷ Send through ${names.replaceAll('$(', '$ (')}`;
}

function requestRow(
  uri: vscode.Uri,
  { name, request, requestLine, problems }: FileRequest,
): RequestRow {
  const { method, path } = request;
  const item = new vscode.TreeItem(name ?? path);
  item.description = name === undefined ? method : `${method} ${path}`;
  const error = problems.find(({ severity }) => severity === 'error');
  item.tooltip = error ? sentence(error.code, error.details) : `${method} ${path}`;
  item.iconPath = new vscode.ThemeIcon(error ? 'warning' : 'symbol-event');
  item.contextValue = 'request';
  const selection = new vscode.Range(requestLine, 0, requestLine, 0);
  item.command = { title: 'Open', command: 'vscode.open', arguments: [uri, { selection }] };
  return { kind: 'request', uri, line: requestLine, item };
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
