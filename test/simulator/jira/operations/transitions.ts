import { asRecord, asText } from '../../json';
import { JiraError } from '../errors';
import { issueOfPath } from '../lookups';
import type { Issue, JiraData, Status } from '../model';
import { jsonBody, type Operation } from '../operation';
import { renderStatus } from '../render';

/** A step of the workflow, in which every status leads to every other. */
interface Transition {
  readonly id: string;
  readonly to: Status;
}

/** The ways from status to status. */
export const TRANSITION_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/transitions',
    scopes: [
      ['read:jira-work'],
      ['read:issue.transition:jira', 'read:status:jira', 'read:field-configuration:jira'],
    ],
    example: { parameters: { issueIdOrKey: 'WEB-1' } },
    handle: (context) => {
      issueOfPath(context);
      const wanted = context.query.get('transitionId');
      const transitions = transitionsOf(context.jira).filter(
        ({ id }) => wanted === null || id === wanted,
      );
      return {
        status: 200,
        body: {
          expand: 'transitions',
          transitions: transitions.map(({ id, to }) => ({
            id,
            name: to.name,
            to: renderStatus(to, context.link),
            hasScreen: false,
            isGlobal: true,
            isInitial: false,
            isAvailable: true,
            isConditional: false,
            isLooped: false,
          })),
        },
      };
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/issue/{issueIdOrKey}/transitions',
    scopes: [['write:jira-work'], ['write:issue:jira', 'write:issue.property:jira']],
    example: { parameters: { issueIdOrKey: 'WEB-1' }, body: { transition: { id: '41' } } },
    handle: (context) => {
      const issue = issueOfPath(context);
      const { transition, fields } = jsonBody(context);
      const id = asText(asRecord(transition)?.['id']);
      if (id === undefined) throw new JiraError(400, ["Missing 'transition' identifier"]);
      const to = targetOf(context.jira, id);
      if (to === undefined) {
        throw new JiraError(400, [`Transition id '${id}' is not valid for this issue.`]);
      }
      refuseFields(Object.keys(asRecord(fields) ?? {}));
      moveTo(issue, to, context.now);
      return { status: 204 };
    },
  },
];

/** Every transition there is. */
export function transitionsOf({ statuses }: JiraData): Transition[] {
  return statuses.map((to, index) => ({ id: `${index + 1}1`, to }));
}

/** Where a transition leads; undefined for an unknown one. */
export function targetOf(jira: JiraData, wanted: string): Status | undefined {
  return transitionsOf(jira).find(({ id }) => id === wanted)?.to;
}

/** Gives an issue its new status. */
export function moveTo(issue: Issue, status: Status, now: number): void {
  Object.assign(issue, { status, updated: now });
}

/** No transition has a screen, so none takes fields. */
function refuseFields(names: readonly string[]): void {
  if (names.length === 0) return;
  const errors = names.map((name): [string, string] => [
    name,
    `Field '${name}' cannot be set. It is not on the appropriate screen, or unknown.`,
  ]);
  throw new JiraError(400, [], Object.fromEntries(errors));
}
