/**
 * A value as a query writes it: in quotes unless it is plainly none of the reserved words, which
 * are of up to twelve Latin letters, and has no other characters than letters, digits and those of
 * issue keys, dates and accounts. A word that would do without quotes means the same with them.
 *
 * @see https://support.atlassian.com/jira-software-cloud/docs/use-advanced-search-with-jira-query-language-jql/
 */
export function quoteJql(value: string): string {
  const isPlain = /^[\p{L}\p{N}_:-]+$/u.test(value) && !/^[a-z]{1,12}$/iu.test(value);
  return isPlain ? value : `"${value.replaceAll(/["\\\p{Cc}]/gu, escapeCharacter)}"`;
}

/** JQL takes no control character, not even within quotes. */
function escapeCharacter(character: string): string {
  const code = character.charCodeAt(0).toString(16).padStart(4, '0');
  return character < ' ' || character > '~' ? `\\u${code}` : `\\${character}`;
}
