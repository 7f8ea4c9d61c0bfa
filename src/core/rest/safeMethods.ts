const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

/**
 * What Jira takes by POST, since the question may be long, and only reads.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/
 */
const READING_POSTS =
  /\/rest\/api\/(?:2|3|latest)\/(?:search(?:\/jql|\/approximate-count)?|jql\/(?:autocompletedata|match|parse|sanitize)|expression\/(?:analyse|eval|evaluate)|(?:issue|changelog)\/bulkfetch|(?:comment|worklog)\/list|permissions\/(?:check|project))$/u;

/** Whether a request changes nothing, however its method is typed. @see RFC 9110 section 9.2.1 */
export function changesNothing(method: string, path: string): boolean {
  const name = method.trim().toUpperCase();
  const [withoutQuery = ''] = path.trim().split(/[?#]/u, 1);
  return SAFE_METHODS.includes(name) || (name === 'POST' && READING_POSTS.test(withoutQuery));
}
