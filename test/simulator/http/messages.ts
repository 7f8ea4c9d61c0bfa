/** A request that arrived, with its body. */
export interface ServerRequest {
  readonly server: 'auth' | 'api' | 'site' | 'data_center';
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

/** The halves of an `Authorization: Basic` header. @see RFC 7617 section 2 */
export interface BasicPair {
  readonly user: string;
  readonly password: string;
}

/** The pair of an `Authorization: Basic` header; undefined where it has no colon. */
export function basicOf(request: ServerRequest): BasicPair | undefined {
  const match = /^basic +(?<pair>\S+)$/iu.exec(request.headers['authorization'] ?? '');
  const pair = Buffer.from(match?.groups?.['pair'] ?? '', 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 0 ? undefined : { user: pair.slice(0, colon), password: pair.slice(colon + 1) };
}
