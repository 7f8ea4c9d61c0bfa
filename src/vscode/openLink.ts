import * as vscode from 'vscode';
import { isOpenable, WebAddressError } from '../core/webAddress';

/**
 * Opens an address in the browser, to the letter; the one place from which anything is opened.
 *
 * VS Code takes a text as it is, where it would decode and encode a `Uri` anew and spoil a
 * redirect_uri with a query of its own. Throws `address_refused` for all but https, and http on
 * this machine: VS Code would run a command or start a program for others.
 */
export async function openLink(address: string): Promise<void> {
  if (!isOpenable(address)) throw new WebAddressError('address_refused');
  await vscode.env.openExternal(address as unknown as vscode.Uri);
}
