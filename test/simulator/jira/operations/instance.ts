import type { Operation } from '../operation';
import { renderTime } from '../render';

/** The instance and its fields. */
export const INSTANCE_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/api/3/serverInfo',
    scopes: [['read:jira-work'], ['read:instance-configuration:jira']],
    example: {},
    handle: ({ site_url, now }) => ({
      status: 200,
      body: {
        baseUrl: site_url,
        displayUrl: site_url,
        version: '1001.0.0-SNAPSHOT',
        versionNumbers: [1001, 0, 0],
        deploymentType: 'Cloud',
        buildNumber: 100285,
        buildDate: '2026-01-01T00:00:00.000+0000',
        serverTime: renderTime(now),
        scmInfo: '0123456789abcdef0123456789abcdef01234567',
        serverTitle: 'Jira',
        defaultLocale: { locale: 'en_US' },
        serverTimeZone: 'Etc/UTC',
      },
    }),
  },
  {
    method: 'GET',
    path: '/rest/api/3/field',
    scopes: [
      ['read:jira-work'],
      [
        'read:field:jira',
        'read:avatar:jira',
        'read:project-category:jira',
        'read:project:jira',
        'read:field-configuration:jira',
      ],
    ],
    example: {},
    handle: ({ jira }) => ({
      status: 200,
      body: jira.fields.map(({ id, name, custom, clauseNames, schema }) => ({
        id,
        key: id,
        name,
        custom,
        orderable: schema !== undefined,
        navigable: true,
        searchable: true,
        clauseNames,
        ...(schema !== undefined && { schema }),
      })),
    }),
  },
];
