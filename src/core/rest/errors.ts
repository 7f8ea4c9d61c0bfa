import { CodedError, type ErrorDetails } from '../errors';

/** The part of a request that is to blame. */
export type RequestField = 'credential' | 'site' | 'method' | 'path' | 'headers' | 'body';

export type RequestErrorCode =
  | 'method_invalid'
  | 'path_empty'
  | 'path_control_character'
  | 'path_backslash'
  | 'path_dot_segment'
  | 'path_encoded_slash'
  | 'path_fragment'
  | 'path_not_absolute'
  | 'url_invalid'
  | 'url_userinfo'
  | 'url_not_https'
  | 'host_not_allowed'
  | 'site_required'
  | 'site_unknown'
  | 'header_name_invalid'
  | 'header_value_invalid'
  | 'header_owned'
  | 'header_repeated'
  | 'body_not_json'
  | 'body_not_allowed'
  /** A form has a part without a name. */
  | 'form_name_missing'
  /** A form sets its own Content-Type, which holds what parts its parts. */
  | 'form_type_owned'
  /** `{{` without its `}}` on the same line. */
  | 'variable_unclosed'
  | 'variable_unknown'
  /** A variable contains itself, directly or through others. */
  | 'variable_cycle'
  | 'variable_too_long'
  /** A secret stands where it would be logged or named by an error. */
  | 'variable_secret_shown'
  /** There was no answer yet, or it was no JSON. */
  | 'last_answer_missing'
  /** The expression finds nothing, or null. */
  | 'last_value_missing'
  | 'last_expression_invalid';

/** A request that is refused before anything is sent. */
export class RequestError extends CodedError<RequestErrorCode> {
  constructor(
    code: RequestErrorCode,
    readonly field: RequestField,
    details: ErrorDetails = {},
  ) {
    super(code, details);
  }
}
