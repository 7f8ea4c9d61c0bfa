/** Atlassian's addresses, as a credential starts with them. */
export const ATLASSIAN_AUTHORIZATION_URL =
  'https://auth.atlassian.com/authorize?audience=api.atlassian.com&prompt=consent';
export const ATLASSIAN_TOKEN_URL = 'https://auth.atlassian.com/oauth/token';
export const ATLASSIAN_API_BASE_URL = 'https://api.atlassian.com';

/** Where a user makes an app, and where a user takes a grant back. */
export const DEVELOPER_CONSOLE_URL = 'https://developer.atlassian.com/console/myapps/';
export const MANAGE_GRANTS_URL = 'https://id.atlassian.com/manage-profile/apps';
