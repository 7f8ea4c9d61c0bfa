/** The parameters that this client adds to an Authorization URL; undefined ones are left out. */
export interface AuthorizationRequest {
  readonly client_id: string;
  readonly redirect_uri: string;
  readonly scope: string;
  readonly state?: string | undefined;
  readonly code_challenge?: string | undefined;
  /** Further parameters, form-encoded; none of them replaces one of the protocol's. */
  readonly parameters?: string | undefined;
}

/**
 * The address to open in the browser.
 *
 * The Authorization URL may carry parameters of its own (Atlassian's `audience` and `prompt` travel
 * that way); they stay, unless this request sets the same one.
 *
 * @see RFC 6749 section 4.1.1, RFC 7636 section 4.3
 */
export function buildAuthorizationUrl(
  authorizationUrl: string,
  { parameters: extra, ...request }: AuthorizationRequest,
): string {
  const url = new URL(authorizationUrl);
  const parameters: Record<string, string | undefined> = {
    ...Object.fromEntries(new URLSearchParams(extra)),
    response_type: 'code',
    ...request,
    code_challenge_method: request.code_challenge === undefined ? undefined : 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  // `+` for a space is right in a form, but consent pages have shown it as a plus: `%20` never is.
  url.search = url.search.replaceAll('+', '%20');
  return url.href;
}
