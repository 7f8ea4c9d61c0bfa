/** Facts that the edge may put into its sentence; never a secret. */
export type ErrorDetails = Readonly<Record<string, string | number | undefined>>;

/**
 * An error that is told apart by a stable code alone. The core throws codes; the sentences live in
 * `vscode/messages/`, and no decision ever reads a message's text.
 */
export abstract class CodedError<Code extends string> extends Error {
  constructor(
    readonly code: Code,
    readonly details: ErrorDetails = {},
  ) {
    super(code);
    this.name = new.target.name;
  }
}

export function isCodedError(error: unknown): error is CodedError<string> {
  return error instanceof CodedError;
}

/** Why no HTTP answer began. */
export type NetworkErrorCode =
  | 'aborted'
  /** No answer in time, to a request that was sent. */
  | 'timeout'
  | 'dns_failed'
  /** No connection came about: nothing was sent. */
  | 'connect_failed'
  | 'connection_refused'
  | 'tls_failed'
  /** A file to send cannot be read, or changed while it was sent. */
  | 'file_unreadable'
  /** The connection ended before an answer, maybe after the request was sent. */
  | 'connection_failed';

/** Thrown by the HTTP client; carries neither headers nor body of the request. */
export class NetworkError extends CodedError<NetworkErrorCode> {}
