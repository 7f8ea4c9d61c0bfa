import { nextStepAfter } from '../core/credentials/nextStep';
import { NetworkError, type CodedError } from '../core/errors';
import type { Answer } from '../core/rest/client';
import { RequestError } from '../core/rest/errors';
import { hintFor } from '../core/rest/hints';
import { readErrors } from '../core/rest/jiraErrors';
import { nextStepAfterRefusal } from '../core/rest/refusals';
import type { SendResult } from '../protocol/console';
import { rateLimitOf } from '../core/rest/rateLimit';
import type { Refusal } from '../core/rest/retries';
import { limitSentence, redirectSentence, refusalSentence } from './messages/limits';
import { nextStepSentence, refusalTitle } from './messages/refusals';
import { errorSentence, hintSentence } from './messages/sentences';
import { remedyFor } from './remedies';

type AnswerResult = Extract<SendResult, { readonly kind: 'answer' }>;

/** An answer as a console shows it; `refusal` where it asks to come again and that is up to the user. */
export function toResult(answer: Answer, refusal: Refusal | undefined, now: number): AnswerResult {
  const { method, url, status, statusText, headers, time, firstByte, cut } = answer;
  const limit = rateLimitOf(headers, now);
  const hint = hintOf(answer, refusal && refusalSentence(refusal, limit, now));
  const errors = readErrors(answer);
  return {
    kind: 'answer',
    method,
    url,
    status,
    statusText,
    headers,
    time,
    firstByte,
    size: answer.size,
    transferred: answer.transferred,
    connection: answer.connection,
    sent: answer.sent,
    redirects: answer.redirects,
    cut,
    hint,
    errors: errors && {
      ...errors,
      title: refusalTitle(errors.origin, status),
      step: hint ? undefined : nextStepSentence(nextStepAfterRefusal(status, errors)),
    },
    rateLimit: limit && {
      limit: limit.limit,
      remaining: limit.remaining,
      isNear: limit.isNear,
      about: limitSentence(limit, now),
    },
  };
}

function hintOf(answer: Answer, refused: string | undefined): AnswerResult['hint'] {
  const code = hintFor(answer);
  if (refused !== undefined) return { code: code ?? 'unavailable', sentence: refused };
  const { unfollowed } = answer;
  return code && { code, sentence: unfollowed ? redirectSentence(unfollowed) : hintSentence(code) };
}

/** Why there was none. */
export function toFailed(error: CodedError<string>): SendResult {
  return {
    kind: 'failed',
    code: error.code,
    message: errorSentence(error),
    field: error instanceof RequestError ? error.field : undefined,
    remedy: remedyFor(nextStepAfter(error.code)),
    isUnanswered: isUnanswered(error),
  };
}

/** Neither a cancelled request nor a file that could not be read says anything about the network. */
function isUnanswered(error: CodedError<string>): boolean {
  return error instanceof NetworkError && !['aborted', 'file_unreadable'].includes(error.code);
}
