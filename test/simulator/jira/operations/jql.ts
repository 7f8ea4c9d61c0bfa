import { JiraError } from '../errors';
import { autocompleteData, suggestions } from '../jql/autocomplete';
import { understand } from '../jql/evaluate';
import { parseJql } from '../jql/parser';
import { structureOf } from '../jql/structure';
import { jsonBody, type Operation, type OperationContext } from '../operation';

const VALIDATIONS = ['strict', 'warn', 'none'];

/** What an editor of queries asks for. */
export const JQL_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/api/3/jql/autocompletedata',
    scopes: [['read:jira-work'], ['read:field:jira']],
    example: {},
    handle: ({ jira }) => ({ status: 200, body: autocompleteData(jira) }),
  },
  {
    method: 'GET',
    path: '/rest/api/3/jql/autocompletedata/suggestions',
    scopes: [['read:jira-work'], ['read:issue-details:jira']],
    example: { query: { fieldName: 'status', fieldValue: 'In' } },
    handle: ({ jira, query }) => {
      const name = query.get('fieldName');
      if (name === null) throw new JiraError(400, ["The query parameter 'fieldName' is required."]);
      const results = suggestions(name, query.get('fieldValue') ?? '', jira);
      return { status: 200, body: { results } };
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/jql/parse',
    scopes: [['read:jira-work'], ['read:field:jira', 'validate:jql:jira', 'read:jql:jira']],
    example: {
      query: { validation: 'strict' },
      body: { queries: ['status in ("In Progress", Done) ORDER BY created DESC'] },
    },
    handle: (context) => {
      const validation = context.query.get('validation') ?? 'strict';
      if (!VALIDATIONS.includes(validation)) {
        throw new JiraError(400, [`Unknown value '${validation}' of 'validation'.`]);
      }
      const { queries } = jsonBody(context);
      if (!Array.isArray(queries) || queries.length === 0) {
        throw new JiraError(400, ["'queries' must have at least one query."]);
      }
      const parsed = queries.map((query) => parse(String(query), validation, context));
      return { status: 200, body: { queries: parsed } };
    },
  },
];

function parse(query: string, validation: string, context: OperationContext): unknown {
  const structure = attempt(() => structureOf(parseJql(query)));
  if ('errors' in structure) return { query, errors: structure.errors };
  const meaning = attempt(() => understand(parseJql(query), context.jira, context));
  const isMeant = 'value' in meaning || validation === 'none';
  // A query that makes no sense has a structure all the same where it is only warned of.
  return {
    query,
    ...((isMeant || validation === 'warn') && { structure: structure.value }),
    ...(!isMeant && { [validation === 'warn' ? 'warnings' : 'errors']: meaning.errors }),
  };
}

function attempt<T>(
  action: () => T,
): { readonly value: T } | { readonly errors: readonly string[] } {
  try {
    return { value: action() };
  } catch (error) {
    if (!(error instanceof JiraError)) throw error;
    return { errors: error.errorMessages };
  }
}
