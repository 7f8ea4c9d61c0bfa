/** What an import leaves out of a command, or takes otherwise than curl would. */
export type DroppedCode =
  /** It says who asks: the credential of this request does. */
  | 'curl_credentials_dropped'
  /** A header that the console sets itself. */
  | 'curl_header_owned'
  /** A header without a colon; curl sends none either. */
  | 'curl_header_unreadable'
  /** What would have come out of a file. */
  | 'curl_file_unread'
  | 'curl_option_ignored'
  /** A part of a form that asked for more than a name, a value and a type. */
  | 'curl_part_reduced'
  /** A pattern of several addresses, taken as it is written. */
  | 'curl_pattern_kept'
  /** A pipe, a redirection or a further command. */
  | 'curl_rest_ignored';

/** A note on something left out; never with a secret in it. */
export interface DroppedNote {
  readonly code: DroppedCode;
  /** The option as it is written, the header's name or the file, where there is one. */
  readonly name?: string | undefined;
}
