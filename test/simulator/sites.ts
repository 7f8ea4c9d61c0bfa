import { PEOPLE, type Account } from './accounts';
import { createAcmeJira, createStagingJira } from './jira/data';
import type { JiraData } from './jira/model';

/** A site with its products. */
export interface Site {
  readonly cloud_id: string;
  readonly name: string;
  readonly url: string;
  readonly avatar_url: string;
  readonly has_confluence: boolean;
  readonly members: readonly Account[];
  readonly jira: JiraData;
  /** The site admin's switch; consent for this site then ends without a callback. */
  blocks_user_installed_apps: boolean;
}

/** Acme and Acme Staging, as they are at the start. */
export function createSites(): readonly Site[] {
  return [
    {
      cloud_id: '11223344-a1b2-4c3d-8e4f-aabbccddee01',
      name: 'Acme',
      url: 'https://acme.atlassian.net',
      avatar_url: 'https://site-admin-avatar.example/avatars/240/rocket.png',
      has_confluence: true,
      members: PEOPLE,
      jira: createAcmeJira(),
      blocks_user_installed_apps: false,
    },
    {
      cloud_id: '55667788-b3c4-4d5e-9f60-aabbccddee02',
      name: 'Acme Staging',
      url: 'https://acme-staging.atlassian.net',
      avatar_url: 'https://site-admin-avatar.example/avatars/240/flask.png',
      has_confluence: false,
      members: PEOPLE,
      jira: createStagingJira(),
      blocks_user_installed_apps: false,
    },
  ];
}
