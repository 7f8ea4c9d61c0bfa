import { nextStepAfter } from '../core/credentials/nextStep';
import { NetworkError, type CodedError } from '../core/errors';
import { decodeBody } from '../core/rest/answerText';
import type { Answer } from '../core/rest/client';
import { RequestError } from '../core/rest/errors';
import { hintFor } from '../core/rest/hints';
import { readErrors } from '../core/rest/jiraErrors';
import { nextStepAfterRefusal } from '../core/rest/refusals';
import type { SendResult } from '../protocol/console';
import { nextStepSentence, refusalTitle } from './messages/refusals';
import { errorSentence, hintSentence } from './messages/sentences';
import { remedyFor } from './remedies';

/** An answer as a console shows it. */
export function toResult(answer: Answer): Extract<SendResult, { readonly kind: 'answer' }> {
  const { method, url, status, statusText, headers, time, cut } = answer;
  const hint = hintFor(answer);
  const errors = readErrors(answer);
  return {
    kind: 'answer',
    method,
    url,
    status,
    statusText,
    headers,
    body: decodeBody(answer.body, headers),
    time,
    size: answer.body.byteLength,
    cut,
    hint: hint && { code: hint, sentence: hintSentence(hint) },
    errors: errors && {
      ...errors,
      title: refusalTitle(errors.origin, status),
      step: hint ? undefined : nextStepSentence(nextStepAfterRefusal(status, errors)),
    },
  };
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
