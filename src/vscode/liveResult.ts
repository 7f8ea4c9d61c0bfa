import { isCodedError } from '../core/errors';
import type { LiveQuery, LiveResult } from '../protocol/console';
import { errorSentence } from './messages/sentences';
import type { Services } from './services';

/** What a site has, or which variables hold there. */
export async function askSite(
  { liveValues, composer }: Services,
  { target, question, isAnew }: LiveQuery,
  signal: AbortSignal,
): Promise<LiveResult> {
  try {
    return question.kind === 'variables'
      ? { answer: await composer.variableNames(target) }
      : { answer: await liveValues.ask(target, question, signal, isAnew) };
  } catch (error) {
    if (!isCodedError(error)) throw error;
    return { message: errorSentence(error) };
  }
}
