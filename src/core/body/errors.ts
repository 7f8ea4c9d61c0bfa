import { CodedError } from '../errors';

export type BodyErrorCode =
  /** It is not kept any more. */
  'body_gone';

/** Why a question about a body has no answer. */
export class BodyError extends CodedError<BodyErrorCode> {}
