import { granularScopes } from '../core/atlassian/granularScopes';
import { CLASSIC_SCOPES } from '../core/atlassian/scopes';
import type { EditorScope } from '../protocol/credentialEditor';

/** The scopes to pick from, in the groups in which Atlassian's developer console has them. */
export function editorScopes(): readonly EditorScope[] {
  return [
    ...CLASSIC_SCOPES.map((described) => ({ ...described, group: groupOf(described.scope) })),
    ...granularScopes().map((described) => ({ ...described, group: 'Granular' })),
  ];
}

function groupOf(scope: string): string {
  if (scope.includes('servicedesk')) return 'Service desk';
  return scope.includes('jira') ? 'Jira' : 'Identity';
}
