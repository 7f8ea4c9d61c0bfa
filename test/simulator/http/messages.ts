/** A request that arrived, with its body. */
export interface ServerRequest {
  readonly server: 'auth' | 'api';
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What a server answers. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** An answer with a JSON body. */
export function jsonAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
    body: JSON.stringify(body),
  };
}

/** The token of an `Authorization: Bearer` header. */
export function bearerOf(request: ServerRequest): string | undefined {
  return /^bearer +(?<token>\S+)$/iu.exec(request.headers['authorization'] ?? '')?.groups?.[
    'token'
  ];
}
