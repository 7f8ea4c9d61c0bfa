import * as vscode from 'vscode';
import type { Callback } from '../core/credentials/authorizations';
import {
  loopbackRedirectUri,
  type CallbackRoad,
  type OAuthCredential,
} from '../core/credentials/credential';

/** The id under which VS Code routes URIs to this extension. */
export const EXTENSION_ID = 'jira-tools.jira-console';

/**
 * The road that a new credential starts with. A browser window has no URI scheme that Atlassian
 * could send a redirect to; there the loopback address works, or can at least be pasted.
 */
export function defaultRoad(): CallbackRoad {
  return isWebWindow() ? 'loopback' : 'uri';
}

/** Whether VS Code runs in a browser. */
export function isWebWindow(): boolean {
  return vscode.env.uiKind === vscode.UIKind.Web;
}

/** The callback URL of a road, and the window to which VS Code shall route its redirect. */
export async function callback({
  callbackRoad,
  callbackPort,
}: Pick<OAuthCredential, 'callbackRoad' | 'callbackPort'>): Promise<Callback> {
  if (callbackRoad !== 'uri') {
    return { redirect_uri: loopbackRedirectUri(callbackRoad, callbackPort) };
  }
  const own = vscode.Uri.parse(`${vscode.env.uriScheme}://${EXTENSION_ID}/callback`);
  const external = await vscode.env.asExternalUri(own);
  return {
    // On the desktop the constant address is the redirect_uri: Atlassian compares it to the letter.
    redirect_uri: isWebWindow() ? external.toString(true) : own.toString(true),
    windowId: /\bwindowId=(\d+)/u.exec(external.query)?.[1],
  };
}
