import type * as vscode from 'vscode';
import { isCodedError } from '../core/errors';
import type { Services } from './services';
import { EXTENSION_ID } from './callbackUrl';

/** Takes the redirects that the browser hands to VS Code. */
export function createUriHandler({ authorizations, log }: Services): vscode.UriHandler {
  return {
    handleUri: async (uri) => {
      try {
        await authorizations.complete(toRedirect(uri));
      } catch (error) {
        if (!isCodedError(error)) throw error;
        // Anyone can open such an address; what no authorization waits for is not shown.
        log.warn(`redirect ignored: ${error.code}`);
      }
    },
  };
}

/** The redirect as it was sent: VS Code hands the query over decoded once. */
function toRedirect({ scheme, query }: vscode.Uri): string {
  const encoded = query.replaceAll('%', '%25').replaceAll('+', '%2B').replaceAll('#', '%23');
  return `${scheme}://${EXTENSION_ID}/callback?${encoded}`;
}
