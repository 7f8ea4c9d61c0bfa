import { isCodedError } from '../core/errors';
import type { Question } from '../core/live/offer';
import type { LiveTarget } from '../core/live/question';
import type { LiveResult } from '../protocol/console';
import { errorSentence } from './messages/sentences';
import type { Services } from './services';

/** What a site has, or which variables hold there. */
export async function askSite(
  { liveValues, composer }: Services,
  target: LiveTarget,
  question: Question,
  signal: AbortSignal,
): Promise<LiveResult> {
  try {
    return question.kind === 'variables'
      ? { answer: await composer.variableNames(target) }
      : { answer: await liveValues.ask(target, question, signal) };
  } catch (error) {
    if (!isCodedError(error)) throw error;
    return { message: errorSentence(error) };
  }
}
