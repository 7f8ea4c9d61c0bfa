/**
 * Everything the core wants from its host, in one file. The adapters in `node/` and `vscode/`
 * implement these for the product, `test/fakes.ts` implements them for the tests.
 */

/** Something that holds on to a resource until it is told to let go. */
export interface Disposable {
  dispose(): void;
}

/** Registers a listener; events may come late, twice or without a change, so listeners re-read. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/**
 * The one place where secrets are kept; VS Code's SecretStorage in the product.
 *
 * All of it rejects with `CredentialError` `secrets_unavailable` where it cannot be done now.
 */
export interface SecretStore {
  get(key: string): Promise<string | undefined>;
  store(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<string[]>;
  /** Fires with the key that changed, also when another window changed it. */
  readonly onDidChange: Event<string>;
}

/** Header fields in order, the names of an answer in lower case; a name may occur more than once. */
export type HeaderFields = readonly (readonly [name: string, value: string])[];

/** A part of a form: a value, or a file by its path on this machine. @see RFC 7578 section 4 */
export type FormPart =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly file: string; readonly contentType?: string | undefined };

/** What a request carries: a text, or the parts of a multipart form. */
export type RequestBody = string | readonly FormPart[];

/** One HTTP request, complete: an adapter adds nothing to it but framing. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderFields;
  readonly body?: RequestBody | undefined;
  /** Milliseconds until the request is given up. */
  readonly timeout: number;
  /** What `timeout` bounds: the whole exchange unless told, or each silence between bytes of either direction. */
  readonly timeoutOf?: 'exchange' | 'silence';
  /** Bytes of the unpacked body after which reading stops. */
  readonly maxBytes: number;
  /** Bytes of it that the response holds where a sink takes all of it in; as many as there are, unless told. */
  readonly heldBytes?: number;
}

/** Why a body ended before its end. */
export type CutReason =
  'aborted' | 'timeout' | 'connection_lost' | 'too_large' | 'disk_full' | 'file_failed';

/** Milliseconds of the steps to a connection; those that were not taken, or cannot be told, are missing. */
export interface ConnectionTimes {
  readonly lookup?: number;
  readonly connect?: number;
  /** TLS. */
  readonly secure?: number;
}

/** An answer of any status; `cut` is set where the body is only what arrived. */
export interface HttpResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderFields;
  /** The beginning of it, where a sink has taken in the whole. */
  readonly body: Uint8Array;
  /** Bytes of the unpacked body that arrived. */
  readonly size: number;
  readonly cut?: CutReason | undefined;
  /** Milliseconds from sending until the head of the answer had arrived. */
  readonly firstByte: number;
  /** Bytes of the body as they were on the wire, before unpacking. */
  readonly transferred: number;
  /** The fields of the request as they went out, where that is known. */
  readonly sentHeaders?: HeaderFields | undefined;
  /** How the connection came about, where that is known. */
  readonly connection?: ConnectionTimes | 'reused' | undefined;
}

/** Takes a body in while it arrives, unpacked. */
export interface BodySink {
  /**
   * Gives a promise where it has enough for now: nothing is to come before that ends. Its value is why
   * it takes no more at all.
   */
  write(bytes: Uint8Array): Promise<CutReason | undefined> | undefined;
  /** Nothing more comes, whether it is whole or was cut. */
  end(): void;
}

/** Who hears of a response while it arrives. */
export interface ResponseListener {
  /** Told how many bytes of the body have arrived so far, as they are on the wire. */
  readonly onReceived?: ((bytes: number) => void) | undefined;
  /** Gives what takes the body in; called once its headers are there. */
  readonly onHeaders?: ((headers: HeaderFields) => BodySink) | undefined;
}

/**
 * Sends one request and follows no redirect.
 *
 * Throws `NetworkError` where no answer began: `aborted`, `timeout`, `dns_failed`,
 * `connect_failed`, `connection_refused`, `tls_failed`, `connection_failed`, `file_unreadable`.
 */
export interface HttpClient {
  send(
    request: HttpRequest,
    signal?: AbortSignal,
    listener?: ResponseListener,
  ): Promise<HttpResponse>;
}

/** A task that no other holder of the same name overlaps. */
export interface Lock {
  runExclusive<T>(name: string, task: () => Promise<T>): Promise<T>;
}

/**
 * A folder that all windows of one machine share, for what is not secret; paths in it use `/`, and the
 * folders of a path are made as needed.
 *
 * Rejects with whatever the file system says, such as a full or read-only disk.
 */
export interface SharedFolder {
  /** The names in a folder; none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Makes an empty file unless there is one, in one step among all windows; says whether it did. */
  create(path: string): Promise<boolean>;
  /** Says whether there was something to rename. */
  rename(from: string, to: string): Promise<boolean>;
  remove(path: string): Promise<void>;
  /** Notes on a file that its owner lives, by a number other than the last; false where it is gone. */
  beat(path: string, beat: number): Promise<boolean>;
  /** The number noted last; undefined where the file is gone. */
  lastBeat(path: string): Promise<number | undefined>;
  read(path: string): Promise<string | undefined>;
  /** Replaces what a file says, in place, so that a note of the same length fits on a full disk. */
  write(path: string, text: string): Promise<void>;
}

/**
 * Rows of JSON, a line each, in a file of this machine that nobody else may read.
 *
 * Rejects with `RowsError` `rows_disk_full` or `rows_file_failed`; the rows that were in it stay.
 */
export interface RowFile {
  /** How many rows are in it. */
  readonly count: number;
  /** Adds all of these rows, each JSON in UTF-8 on one line, or none. */
  append(rows: readonly Uint8Array[]): Promise<void>;
  /** The rows from one place up to, without, another; fewer where there are no more. */
  read(from: number, to: number): Promise<readonly string[]>;
  /** All rows in their order, as many at a time as fit in about a megabyte. */
  batches(): AsyncIterable<readonly string[]>;
  /** Removes it. */
  close(): Promise<void>;
}

/** Makes such files; disposing of it removes them all. */
export interface RowFiles extends Disposable {
  create(): Promise<RowFile>;
  /** Removes those of processes that ended without it. */
  removeLeft(): Promise<void>;
}

/**
 * Writes texts or bytes that come piece by piece into a file, which is there under its name only once it is
 * whole, and says so; false where it was aborted. What was there under that name stays until then.
 *
 * Rejects with `ExportError` `export_disk_full` or `export_failed`, or what `pieces` throws.
 */
export type WriteFile = (
  path: string,
  pieces: AsyncIterable<string | Uint8Array>,
  signal: AbortSignal,
) => Promise<boolean>;

/**
 * Texts by their keys, in which `/` may stand, for what is not secret and what windows share.
 *
 * Rejects with whatever the host says, such as a full or read-only disk.
 */
export type TextStore = Pick<SharedFolder, 'read' | 'write' | 'remove'>;

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once after so many milliseconds, unless disposed before. */
  after(milliseconds: number, callback: () => void): Disposable;
}

export interface Random {
  /** Bytes from a cryptographically strong source. */
  bytes(length: number): Uint8Array;
}

/**
 * What an expression of JMESPath finds in a value of JSON; null where it finds nothing.
 *
 * Throws where the expression is none. @see https://jmespath.org/specification.html
 */
export type Query = (expression: string, value: unknown) => unknown;

/** Lines for the output channel; whoever writes one keeps secrets out of it (`redact.ts`). */
export interface Logger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/**
 * What became of a redirect: its authorization ended well, ended well with something to be mended,
 * ended badly, or there is none.
 */
export type RedirectResult = 'granted' | 'incomplete' | 'failed' | 'ignored';

/**
 * Receives the redirects of authorizations that come back over loopback.
 *
 * `listen` resolves once the port is bound and rejects with `CredentialError`
 * `loopback_port_in_use` or `loopback_port_unusable`. Each redirect is handed to `onRedirect` as a whole URL; what became of it
 * is said in the browser.
 */
export interface RedirectListener {
  listen(
    redirect_uri: string,
    onRedirect: (url: string) => Promise<RedirectResult>,
  ): Promise<Disposable>;
}
