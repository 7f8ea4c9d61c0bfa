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
  };
}
