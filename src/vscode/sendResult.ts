import { nextStepAfter } from '../core/credentials/nextStep';
import type { CodedError } from '../core/errors';
import { decodeBody } from '../core/rest/answerText';
import type { Answer } from '../core/rest/client';
import { RequestError } from '../core/rest/errors';
import { hintFor } from '../core/rest/hints';
import type { SendResult } from '../protocol/console';
import { errorSentence, hintSentence } from './messages/sentences';
import { remedyFor } from './remedies';

/** An answer as a console shows it. */
export function toResult(answer: Answer): Extract<SendResult, { readonly kind: 'answer' }> {
  const { method, url, status, statusText, headers, time, cut } = answer;
  const hint = hintFor(answer);
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
  };
}
