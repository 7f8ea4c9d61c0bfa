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
  /** A form names a file that its user has not chosen since the console was opened. */
  | 'file_not_chosen';

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
