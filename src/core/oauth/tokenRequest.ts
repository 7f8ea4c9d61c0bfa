import { base64 } from '../encoding';
import type { HttpRequest } from '../ports';

/** How the client puts its credentials and the parameters into a token request. */
type TokenRequestEncoding = 'body_json' | 'body_form' | 'basic_header';

/** Where a token request goes and who asks. */
export interface TokenEndpoint {
  readonly token_url: string;
  readonly client_id: string;
  readonly client_secret: string;
  readonly encoding: TokenRequestEncoding;
}

/** The parameters of one grant; undefined ones are left out. */
export type TokenGrant = {
  /** Further parameters, form-encoded; none of them replaces one of the protocol's. */
  readonly parameters?: string | undefined;
} & (
  | {
      readonly grant_type: 'authorization_code';
      readonly code: string;
      readonly redirect_uri: string;
      readonly code_verifier?: string | undefined;
      readonly scope?: string | undefined;
    }
  | {
      readonly grant_type: 'refresh_token';
      readonly refresh_token: string;
    }
  | { readonly grant_type: 'client_credentials' }
);

/**
 * The token request of a grant.
 *
 * @see RFC 6749 sections 2.3.1, 4.1.3, 4.4.2 and 6; Atlassian documents the JSON body and accepts all three
 */
export function buildTokenRequest(endpoint: TokenEndpoint, grant: TokenGrant): HttpRequest {
  const { client_id, client_secret } = endpoint;
  const { parameters: extra = '', ...own } = grant;
  const inBody = endpoint.encoding !== 'basic_header';
  const parameters = withoutUndefined({
    ...Object.fromEntries(new URLSearchParams(extra)),
    ...own,
    ...(inBody && { client_id, client_secret }),
  });
  const asJson = endpoint.encoding === 'body_json';
  return {
    method: 'POST',
    url: endpoint.token_url,
    headers: [
      ['Accept', 'application/json'],
      ['Content-Type', asJson ? 'application/json' : 'application/x-www-form-urlencoded'],
      ...(inBody ? [] : [['Authorization', basicAuthorization(endpoint)] as const]),
    ],
    body: asJson ? JSON.stringify(parameters) : new URLSearchParams(parameters).toString(),
    timeout: 30_000,
    maxBytes: 256 * 1024,
  };
}

/** Identifier and secret are form-encoded before they are joined (RFC 6749 section 2.3.1). */
function basicAuthorization({ client_id, client_secret }: TokenEndpoint): string {
  const pair = [client_id, client_secret].map(formEncode).join(':');
  return `Basic ${base64(new TextEncoder().encode(pair))}`;
}

function formEncode(value: string): string {
  return new URLSearchParams({ value }).toString().slice('value='.length);
}

function withoutUndefined(record: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
