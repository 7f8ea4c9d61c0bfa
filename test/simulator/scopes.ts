/** All classic Jira and service desk scopes. */
export const CLASSIC_JIRA_SCOPES: readonly string[] = [
  'read:jira-user',
  'read:jira-work',
  'write:jira-work',
  'manage:jira-project',
  'manage:jira-configuration',
  'manage:jira-webhook',
  'manage:jira-data-provider',
  'read:servicedesk-request',
  'write:servicedesk-request',
  'manage:servicedesk-customer',
];

const IN_WORDS: Readonly<Record<string, string>> = {
  'read:jira-user': 'View user names, email addresses and avatars in Jira',
  'read:jira-work': 'View projects, issues, worklogs and attachments in Jira',
  'write:jira-work': 'Create, edit and delete issues, comments and worklogs in Jira',
  'manage:jira-project': 'Create and edit project settings in Jira',
  'manage:jira-configuration': 'Configure Jira settings that only administrators may change',
  'manage:jira-webhook': 'Register and remove webhooks in Jira',
  'manage:jira-data-provider': 'Provide development and deployment data to Jira',
  'read:servicedesk-request': 'View customer requests in Jira Service Management',
  'write:servicedesk-request': 'Create and update customer requests in Jira Service Management',
  'manage:servicedesk-customer': 'Manage customers and organizations in Jira Service Management',
  'read:me': 'View your Atlassian profile: name, email address and picture',
  'read:account': 'View your Atlassian account details',
  offline_access: 'Keep this access while you are not using the app',
};

const VERBS: Readonly<Record<string, string>> = {
  read: 'View',
  write: 'Create and update',
  delete: 'Delete',
  manage: 'Manage',
};

/** What the consent page says about a scope; granular ones are put together from their parts. */
export function scopeInWords(scope: string): string {
  const [verb = '', resource = '', product] = scope.split(':');
  const where = product === undefined ? '' : ` (${product.replaceAll('-', ' ')})`;
  return (
    IN_WORDS[scope] ?? `${VERBS[verb] ?? verb} ${resource.replaceAll(/[-.]/gu, ' ')}${where}`.trim()
  );
}

/** The product a scope belongs to; identity scopes and `offline_access` belong to none. */
export function productOf(scope: string): 'jira' | 'confluence' | 'identity' {
  if (scope.includes('confluence')) return 'confluence';
  return /jira|servicedesk/u.test(scope) ? 'jira' : 'identity';
}
