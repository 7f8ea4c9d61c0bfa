import { ADA, type Account } from './accounts';
import type { BasicPair } from './http/messages';

/** A token that an account made for itself at id.atlassian.com. */
export interface ApiToken {
  readonly account: Account;
  readonly api_token: string;
  /** Missing for a token without scopes, which may do whatever the account may. */
  readonly scopes?: readonly string[];
}

/** A token that a user made in the profile of a Jira Data Center. */
interface PersonalAccessToken {
  readonly account: Account;
  readonly personal_access_token: string;
}

/** Good at a site's own address, and nowhere else. */
export const API_TOKEN: ApiToken = {
  account: ADA,
  api_token: 'ATATT3xFfGF0demoApiToken-0123456789abcdefghijklmnopqrstuvwxyz=00000001',
};

/** Good at the gateway, and nowhere else; it reads. */
export const SCOPED_API_TOKEN: ApiToken = {
  account: ADA,
  api_token: 'ATATT3xFfGF0demoScopedApiToken-0123456789abcdefghijklmnopqrstuv=00000002',
  scopes: ['read:jira-user', 'read:jira-work'],
};

export const PERSONAL_ACCESS_TOKEN: PersonalAccessToken = {
  account: ADA,
  personal_access_token: 'MDAwMDAwMDAwMDAzOmRlbW9QZXJzb25hbEFjY2Vzc1Rva2Vu',
};

const API_TOKENS = [API_TOKEN, SCOPED_API_TOKEN];
const PERSONAL_ACCESS_TOKENS = [PERSONAL_ACCESS_TOKEN];

/** The API token that a pair of HTTP Basic proves; Atlassian compares e-mails without case. */
export function findApiToken(pair: BasicPair | undefined): ApiToken | undefined {
  return API_TOKENS.find(
    ({ account, api_token }) =>
      pair?.user.toLowerCase() === account.email.toLowerCase() && pair.password === api_token,
  );
}

/** The personal access token behind a bearer token. */
export function findPersonalAccessToken(
  bearer: string | undefined,
): PersonalAccessToken | undefined {
  return PERSONAL_ACCESS_TOKENS.find(
    ({ personal_access_token }) => personal_access_token === bearer,
  );
}

/** Every token, and the form in which HTTP Basic carries it. */
export function personalSecrets(): string[] {
  return [
    ...API_TOKENS.flatMap(({ account, api_token }) => [
      api_token,
      Buffer.from(`${account.email}:${api_token}`).toString('base64'),
    ]),
    ...PERSONAL_ACCESS_TOKENS.map(({ personal_access_token }) => personal_access_token),
  ];
}
