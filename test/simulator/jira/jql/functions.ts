import type { Account } from '../../accounts';
import type { JiraData } from '../model';

/** Who asks, and when. */
export interface Asker {
  /** Undefined for nobody in particular. */
  readonly account: Account | undefined;
  readonly now: number;
}

/** A function of a query. */
export interface JqlFunction {
  /** Without the parentheses. */
  readonly name: string;
  /** Whether it belongs after IN, as it stands for several values. */
  readonly isList: boolean;
  /** The Java class of its values, by which Jira says where it fits. */
  readonly type: string;
  readonly values: (jira: JiraData, asker: Asker) => readonly (string | number)[];
}

/** The functions of this Jira; none has arguments. */
export const JQL_FUNCTIONS: readonly JqlFunction[] = [
  {
    name: 'currentUser',
    isList: false,
    type: 'com.atlassian.jira.user.ApplicationUser',
    values: (_, { account }) => (account === undefined ? [] : [account.account_id]),
  },
  {
    name: 'now',
    isList: false,
    type: 'java.util.Date',
    values: (_, { now }) => [now],
  },
  {
    name: 'openSprints',
    isList: true,
    type: 'com.atlassian.greenhopper.service.sprint.Sprint',
    values: ({ sprints }) =>
      [...sprints.values()].filter(({ state }) => state === 'active').map(({ id }) => id),
  },
];
