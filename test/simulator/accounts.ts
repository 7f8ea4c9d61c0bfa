/** An Atlassian account, as the login page, `/me` and Jira know it. */
export interface Account {
  readonly account_id: string;
  readonly account_type: 'atlassian' | 'app';
  readonly name: string;
  readonly nickname: string;
  readonly email: string;
  readonly picture: string;
  readonly time_zone: string;
}

function account(
  account_id: string,
  name: string,
  time_zone: string,
  account_type: Account['account_type'] = 'atlassian',
): Account {
  const nickname = name.split(' ')[0]!.toLowerCase();
  return {
    account_id,
    account_type,
    name,
    nickname,
    email: `${nickname}@acme.example`,
    picture: `https://avatar.example/${nickname}.png`,
    time_zone,
  };
}

/** Owner of both apps that come with the simulator. */
export const ADA = account(
  '712020:8a1f0c3e-5d2b-4b7a-9c46-1e0f5a3d7b21',
  'Ada Lovelace',
  'Europe/London',
);

/** A colleague, to whom an app must be shared. */
export const GRACE = account('5b10ac8d82e05b22cc7d4ef5', 'Grace Hopper', 'America/New_York');

const KATHERINE = account('5b109f2e9729b51b54dc274d', 'Katherine Johnson', 'America/Chicago');

/** The service account behind client_credentials. */
export const ROBOT = account(
  '712020:c0ffee00-77aa-4d7c-b7f1-2d6a90e0b0b0',
  'Release robot',
  'Etc/UTC',
  'app',
);

/** Those who can log in. */
export const PEOPLE: readonly Account[] = [ADA, GRACE, KATHERINE];
