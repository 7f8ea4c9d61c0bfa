import * as vscode from 'vscode';
import type { WriteAnswer, WritePlace, WriteQuestion } from '../core/rest/confirmation';
import { plainText } from './plainText';

/** Sites that a question lists. */
const MOST_LISTED = 15;

const ALWAYS = 'Send, and Don’t Ask Again in This Session';

/** Asks whether a request is to be sent that deletes something, or writes to production or to several sites. */
export async function askToWrite(question: WriteQuestion): Promise<WriteAnswer> {
  const { message, detail, send } = wordsOf(question);
  const choice = await vscode.window.showWarningMessage(
    message,
    { modal: true, detail },
    ...(question.kind === 'delete' ? [send, ALWAYS] : [send]),
  );
  if (choice === undefined) return 'cancel';
  return choice === ALWAYS ? 'always' : 'send';
}

function wordsOf({ kind, method, path, places }: WriteQuestion): {
  readonly message: string;
  readonly detail: string;
  readonly send: string;
} {
  const name = plainText(method);
  const request = `${method} ${path}`;
  if (kind === 'several_sites') {
    const count = places.length === 1 ? '1 site' : `${places.length} sites`;
    return {
      message: `Send this ${name} request to ${count}?`,
      detail: [request, '', 'It may change something at each of them:', ...listed(places)].join(
        '\n',
      ),
      send: `Send to ${count}`,
    };
  }
  const where = kind === 'production_write' ? ' to production' : '';
  return {
    message: `Send this ${name} request${where}?`,
    detail: `${request}\n\nSite: ${plainText(places[0]?.site ?? '')}`,
    send: `Send ${name}`,
  };
}

function listed(places: readonly WritePlace[]): readonly string[] {
  const lines = places
    .slice(0, MOST_LISTED)
    .map(({ site, credential, production }) =>
      plainText(`${site} · ${credential}${production ? ' (production)' : ''}`),
    );
  const more = places.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}
