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

export type CurlErrorCode =
  /** The text is no command of curl. */
  | 'curl_missing'
  /** A quote is opened and not closed. */
  | 'curl_quote_open'
  | 'curl_address_missing'
  /** The address is none, and may hold a password where no parser finds it. */
  | 'curl_address_invalid'
  /** Several addresses, or `--next`. */
  | 'curl_several_requests'
  | 'curl_option_unknown'
  | 'curl_value_missing'
  /** A part of a form without `=`. */
  | 'curl_form_invalid'
  /** Options that each ask for another kind of request, such as `-d` and `-F`. */
  | 'curl_options_conflict'
  /** No argument of a command can hold U+0000. */
  | 'curl_null_character'
  /** curl reads the name of a part up to its first `=`. */
  | 'curl_form_name';

/** A command that cannot be read as a request, or a request that no command can say. */
export class CurlError extends CodedError<CurlErrorCode> {}
