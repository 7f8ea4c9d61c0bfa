/** Atlassian's addresses, as a credential starts with them. */
export const ATLASSIAN_AUTHORIZATION_URL =
  'https://auth.atlassian.com/authorize?audience=api.atlassian.com&prompt=consent';
export const ATLASSIAN_TOKEN_URL = 'https://auth.atlassian.com/oauth/token';
export const ATLASSIAN_API_BASE_URL = 'https://api.atlassian.com';

/** Where a user makes an app, and where a user takes a grant back. */
export const DEVELOPER_CONSOLE_URL = 'https://developer.atlassian.com/console/myapps/';
export const MANAGE_GRANTS_URL = 'https://id.atlassian.com/manage-profile/apps';

/** The public OpenAPI specifications of Jira's APIs, which need no credential. */
export const ATLASSIAN_SPECIFICATION_URLS = {
  platform: 'https://developer.atlassian.com/cloud/jira/platform/swagger-v3.v3.json',
  agile: 'https://developer.atlassian.com/cloud/jira/software/swagger.v3.json',
  servicedesk: 'https://developer.atlassian.com/cloud/jira/service-desk/swagger.v3.json',
} as const;
