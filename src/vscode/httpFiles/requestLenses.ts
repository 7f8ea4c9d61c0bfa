import * as vscode from 'vscode';
import { isCodedError } from '../../core/errors';
import { fillRequest } from '../../core/rest/httpFile/fillRequest';
import { parseHttpFile, type FileRequest } from '../../core/rest/httpFile/parse';
import { chooseTarget, type Place } from '../../core/rest/httpFile/target';
import type { Picked } from '../../core/rest/siteAddress';
import { knownCredentials } from '../knownCredentials';
import type { Services } from '../services';
import type { ShownRequest } from './httpDocuments';

/** Two lenses over each request of a file, the first with what it is sent through. */
export async function requestLenses(
  document: vscode.TextDocument,
  services: Services,
  lastUsed: Picked | undefined,
): Promise<vscode.CodeLens[]> {
  const file = parseHttpFile(document.getText());
  if (file.requests.length === 0) return [];
  const credentials = await knownCredentials(services);
  /** None where the file names what there is not, which is told when it is to be sent. */
  const placesOf = (request: FileRequest): readonly Place[] => {
    try {
      const typed = fillRequest(request, file.variables, services);
      return chooseTarget(request, typed, credentials, lastUsed).choices;
    } catch (error) {
      if (!isCodedError(error)) throw error;
      return [];
    }
  };
  return file.requests.flatMap((request) => {
    const line = request.requestLine;
    const range = new vscode.Range(line, 0, line, 0);
    const places = placesOf(request);
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

function sendTitle(places: readonly Place[]): string {
  const [place, ...others] = places;
  if (place === undefined) return '▷ Send';
  if (others.length > 0) return '▷ Send through …';
  const names = [place.credentialName, ...(place.site ? [place.site.name] : [])].join(' · ');
  // A name is not to bring a symbol of its own.
  return `▷ Send through ${names.replaceAll('$(', '$ (')}`;
}
