/** Without it the token response carries no `refresh_token`, and nothing is ever renewed. */
export const OFFLINE_ACCESS = 'offline_access';

/** The scopes of a text, separated by white space or commas, each once, in order. */
export function parseScopes(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/u).filter((scope) => scope !== ''))];
}
