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
  /** A `{parameter}` of the documentation stands where its value belongs. */
  | 'path_parameter_missing'
  /** A path that is to go to several sites names one of them. */
  | 'path_has_site'
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
  | 'body_too_large'
  /** A form has a part without a name. */
  | 'form_name_missing'
  /** A form sets its own Content-Type, which holds what parts its parts. */
  | 'form_type_owned'
  /** A form names a file that its user has not chosen since the console was opened. */
  | 'file_not_chosen'
  /** `{{` without its `}}` on the same line. */
  | 'variable_unclosed'
  | 'variable_unknown'
  /** A variable contains itself, directly or through others. */
  | 'variable_cycle'
  /** More than a hundred variables stand each within another. */
  | 'variable_too_deep'
  | 'variable_too_long'
  /** A secret stands where it would be logged or named by an error. */
  | 'variable_secret_shown'
  /** A secret stands in a request that is to be copied. */
  | 'variable_secret_copied'
  /** There was no answer yet, or it was no JSON. */
  | 'last_answer_missing'
  /** The expression finds nothing, or null. */
  | 'last_value_missing'
  | 'last_expression_invalid';

/** Why a pasted address means no request. */
export type PastedErrorCode =
  /** No credential has a site at this host. */
  | 'site_unknown_host'
  /** The gateway is known, and the site behind it is none of a credential's. */
  | 'site_not_granted'
  /** The site is known, and the page is none that an operation stands for. */
  | 'site_page_unknown'
  /** The site is known, and something is to be written to a page of it. */
  | 'site_page_written';

export type HttpFileErrorCode =
  /** Where a request begins, neither a method with a target nor a target. */
  | 'http_line_invalid'
  | 'http_method_unknown'
  | 'http_variable_invalid'
  /** A variable holds a secret by its name or its looks, which none in a file may. */
  | 'http_variable_dropped'
  | 'http_header_without_colon'
  /** A header carries a secret, or is the console's own. */
  | 'http_header_dropped'
  /** An address has a user name or password in it. */
  | 'http_userinfo_dropped'
  | 'http_name_repeated'
  | 'http_script_not_run'
  | 'http_script_unclosed'
  /** A file stands within another body. */
  | 'http_body_file_mixed'
  | 'http_form_boundary_missing'
  | 'http_form_unclosed'
  | 'http_form_part_invalid'
  /** A part has a file name, and the file's content in the place of its path. */
  | 'http_form_content_inline'
  | 'http_form_header_dropped'
  /** A part names its file otherwise than the disk does. */
  | 'http_form_file_name_dropped'
  /** A name that is empty or has a line break. */
  | 'http_name_invalid'
  /** A line of the body would be read as something else: a separator, a comment, a script, the line before. */
  | 'http_body_not_writable'
  | 'http_form_part_not_writable'
  /** A request names a credential that there is not. */
  | 'http_credential_unknown'
  /** A request names a site that its credential, or any, does not reach. */
  | 'http_site_unknown'
  /** A request names a site, and its address is at another. */
  | 'http_site_contradicted'
  /** A request has a `Host`, and its target is no path there. */
  | 'http_host_contradicted'
  /** Its address is at no site of a credential. */
  | 'http_address_unknown'
  /** A file of requests is not there, or larger than 10 MB. */
  | 'http_file_unreadable'
  | 'http_body_file_unreadable'
  | 'http_body_file_too_large'
  /** A body is a text, and the file is none in UTF-8. */
  | 'http_body_file_not_text'
  /** The file was changed, moved or deleted since its request was shown. */
  | 'http_request_missing'
  /** Several requests of a file have the name by which one is to be replaced. */
  | 'http_name_ambiguous'
  /** The editor did not take the change. */
  | 'http_file_not_written';

/** A request that cannot be taken from a file, or written into one so that it is read as what it is. */
export class HttpFileError extends CodedError<HttpFileErrorCode> {}

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

export type VariableErrorCode =
  /** The stored variables of a site, or the global ones, cannot be read. */
  | 'variables_corrupt'
  /** They were stored by a newer version of the extension. */
  | 'variables_newer'
  | 'variable_name_invalid'
  /** Another variable of the same place has the name. */
  | 'variable_name_taken'
  /** The variable was deleted or renamed meanwhile. */
  | 'variable_missing'
  | 'variable_value_too_long';

/** What is wrong with the stored variables, or with one to be stored. */
export class VariableError extends CodedError<VariableErrorCode> {}

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
