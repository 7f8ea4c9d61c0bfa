import * as vscode from 'vscode';
import type { WriteAnswer, WriteQuestion } from '../core/rest/confirmation';
import { plainText } from './plainText';

/** Asks whether a request is to be sent that deletes something, or writes to production. */
export async function askToWrite({
  kind,
  method,
  site,
  path,
}: WriteQuestion): Promise<WriteAnswer> {
  const send = `Send ${plainText(method)}`;
  const always = 'Send, and Don’t Ask Again in This Session';
  const isProduction = kind === 'production_write';
  const message = isProduction
    ? `Send this ${plainText(method)} request to production?`
    : `Send this ${plainText(method)} request?`;
  const choice = await vscode.window.showWarningMessage(
    message,
    { modal: true, detail: `${method} ${path}\n\nSite: ${plainText(site)}` },
    ...(isProduction ? [send] : [send, always]),
  );
  if (choice === undefined) return 'cancel';
  return choice === always ? 'always' : 'send';
}
