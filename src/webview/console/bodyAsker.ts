import type { BodyCopy, BodyQuestion } from '../../protocol/answerBody';
import type { AskBody } from '../viewer/askBody';
import type { ConsoleHost } from './useConsole';

/** Asks the host about the body with this number. */
export function bodyAsker(host: ConsoleHost, id: number) {
  const never = new AbortController().signal;
  return {
    ask: (async (question: BodyQuestion) =>
      host.request('askBody', { id, question }, never)) as AskBody,
    filter: (expression: string, signal: AbortSignal) =>
      host.request('filterBody', { id, expression }, signal),
    /** Copies to the clipboard; says whether it did. */
    copy: (copy: BodyCopy) => host.request('copyOfBody', { id, copy }, never),
    /** Opens all of it as a document of VS Code. */
    open: () => host.command('openBody', { id }),
    /** Opens the value of a line of its indented text as one. */
    openValue: (line: number) => host.command('openValue', { id, line }),
  };
}
