import { deepStrictEqual } from 'node:assert/strict';
import type { JsonSchema } from '../../../src/core/json/jsonSchema';
import { placeInBody, placeOfParameter } from '../../../src/core/live/places';
import { CATALOGUE, operationAt } from '../catalogue/committed';

type Path = readonly (string | number)[];

/** `projects.key`, or nothing. */
function parameter(method: string, path: string, name: string): string | undefined {
  const operation = operationAt(method, path);
  const all = [...operation.pathParameters, ...operation.queryParameters];
  return written(
    placeOfParameter(
      operation,
      all.find((each) => each.name === name)!,
    ),
  );
}

function body(method: string, api: string, path: Path, isName = false): string | undefined {
  return written(placeInBody(operationAt(method, api), path, isName));
}

function written(place: ReturnType<typeof placeInBody>): string | undefined {
  return place && `${place.kind}.${place.writes}`;
}

/** The places of a schema that can hold no single value, each as a path. */
function containers(schema: JsonSchema, path: Path = []): readonly Path[] {
  const { properties = {}, items, anyOf = [], allOf = [] } = schema;
  const below = [
    ...Object.entries(properties).flatMap(([name, member]) => containers(member, [...path, name])),
    ...(items ? containers(items, [...path, 0]) : []),
    ...[...anyOf, ...allOf].flatMap((part) => containers(part, path)),
  ];
  return schema.properties || items ? [path, ...below] : below;
}

describe('the places where a site can be asked for something', () => {
  it('are so many parameters of the catalogue, by name', () => {
    const found: Record<string, Record<string, number>> = {};
    for (const operation of CATALOGUE.operations) {
      for (const each of [...operation.pathParameters, ...operation.queryParameters]) {
        const place = written(placeOfParameter(operation, each));
        if (place === undefined) continue;
        const names = (found[place] ??= {});
        names[each.name] = (names[each.name] ?? 0) + 1;
      }
    }
    deepStrictEqual(found, {
      'projects.id': { projectId: 31, projectIds: 2, currentProjectId: 1, id: 1, ids: 1 },
      'projects.key': {
        projectIdOrKey: 32,
        projectKeyOrId: 8,
        projectIdsOrKeys: 1,
        projectKey: 5,
        projectKeys: 2,
        project: 1,
        keys: 1,
      },
      'users.id': { accountId: 27, excludeAccountIds: 1, user: 2 },
      'issue_types.id': {
        issueTypeId: 11,
        issuetypeIds: 1,
        alternativeIssueTypeId: 1,
        issueType: 6,
        id: 5,
      },
      'issue_types.name': { issuetypeNames: 1 },
      'fields.id': { fieldId: 27, fieldIdOrKey: 3, fields: 20, id: 5 },
      'fields.key': { fieldKey: 8 },
      'jql.name': { jql: 22, currentJQL: 1 },
    });
  });

  it('tell by the path what a name means that says nothing', () => {
    deepStrictEqual(
      [
        parameter('GET', '/rest/api/3/issuetype/{id}', 'id'),
        parameter('GET', '/rest/api/3/issuetype/{id}/alternatives', 'id'),
        parameter('POST', '/rest/api/3/field/{id}/trash', 'id'),
        parameter('DELETE', '/rest/api/3/screens/{screenId}/tabs/{tabId}/fields/{id}', 'id'),
        parameter('GET', '/rest/api/3/project/search', 'id'),
        parameter('GET', '/rest/api/3/project/search', 'keys'),
        parameter('GET', '/rest/api/3/data-policy/project', 'ids'),
        parameter('GET', '/rest/api/3/user/assignable/search', 'project'),
        parameter('DELETE', '/rest/api/3/role/{id}/actors', 'user'),
      ],
      [
        'issue_types.id',
        'issue_types.id',
        'fields.id',
        'fields.id',
        'projects.id',
        'projects.key',
        'projects.id',
        'projects.key',
        'users.id',
      ],
    );
  });

  it('are none where the name is the same and something else is meant', () => {
    const others: readonly (readonly [string, string, string])[] = [
      ['GET', '/rest/api/3/filter/{id}', 'id'],
      ['GET', '/rest/api/3/component/{id}', 'id'],
      ['GET', '/rest/api/3/project/{projectIdOrKey}/role/{id}', 'id'],
      ['GET', '/rest/api/3/workflowscheme/{id}/issuetype/{issueType}', 'id'],
      ['GET', '/rest/api/3/config/fieldschemes/{id}/fields', 'id'],
      ['POST', '/rest/api/3/field/{id}/restore', 'id'],
      ['GET', '/rest/api/3/field/search/trashed', 'id'],
      ['GET', '/rest/api/3/projectvalidate/key', 'key'],
      ['GET', '/rest/api/3/workflow/rule/config', 'keys'],
      ['GET', '/rest/api/3/user/search', 'query'],
      ['GET', '/rest/api/3/user/search', 'username'],
      ['GET', '/rest/api/3/user/bulk/migration', 'key'],
      ['GET', '/rest/api/3/issue/{issueIdOrKey}', 'issueIdOrKey'],
      ['GET', '/rest/api/3/issue/{issueIdOrKey}', 'properties'],
      ['GET', '/rest/api/3/issue/{issueIdOrKey}', 'expand'],
      ['GET', '/rest/api/3/issue/{issueIdOrKey}', 'fieldsByKeys'],
      ['GET', '/rest/api/3/jql/autocompletedata/suggestions', 'fieldName'],
      ['DELETE', '/rest/builds/0.1/bulkByProperties', 'accountId'],
      ['DELETE', '/rest/security/1.0/bulkByProperties', 'accountId'],
    ];
    deepStrictEqual(
      others.filter((each) => parameter(...each) !== undefined),
      [],
    );
  });

  it('are in the fields of an issue, alone and of several at once', () => {
    const inFields = [
      ['project', 'id'],
      ['project', 'key'],
      ['issuetype', 'id'],
      ['issuetype', 'name'],
      ['assignee', 'accountId'],
      ['assignee', 'id'],
      ['reporter', 'accountId'],
      ['customfield_10050', 0, 'accountId'],
      ['priority', 'id'],
      ['parent', 'key'],
      ['project', 'name'],
      ['summary'],
    ];
    const expected = [
      'projects.id',
      'projects.key',
      'issue_types.id',
      'issue_types.name',
      'users.id',
      'users.id',
      'users.id',
      'users.id',
      undefined,
      undefined,
      undefined,
      undefined,
    ];
    const bulk = ['issueUpdates', 1];
    deepStrictEqual(
      [
        inFields.map((path) => body('POST', '/rest/api/3/issue', ['fields', ...path])),
        inFields.map((path) =>
          body('POST', '/rest/api/3/issue/bulk', [...bulk, 'fields', ...path]),
        ),
        inFields.map((path) =>
          body('PUT', '/rest/api/3/issue/{issueIdOrKey}', ['fields', ...path]),
        ),
      ],
      [expected, expected, expected],
    );
  });

  it('are the names of the members that are fields', () => {
    const transitions = '/rest/api/3/issue/{issueIdOrKey}/transitions';
    deepStrictEqual(
      [
        body('POST', '/rest/api/3/issue', ['fields', ''], true),
        body('POST', '/rest/api/3/issue', ['update', 'lab'], true),
        body('POST', transitions, ['fields', 'x'], true),
        body('POST', '/rest/api/3/issue/bulk', ['issueUpdates', 0, 'fields', 'x'], true),
        body('POST', '/rest/servicedeskapi/request', ['requestFieldValues', 'x'], true),
        // Names that are other things.
        body('POST', '/rest/api/3/issue', ['fields'], true),
        body('POST', '/rest/api/3/issue', ['fields', 'project', 'key'], true),
        body('POST', '/rest/api/3/issue', ['fields', 'accountId', 'accountId'], true),
        body('POST', transitions, ['transition', 'fields', 'x'], true),
        body('POST', '/rest/api/3/search/jql', ['jql'], true),
        body('POST', '/rest/servicedeskapi/request', ['fields', 'x'], true),
      ],
      [...Array<string>(5).fill('fields.id'), ...Array<undefined>(6).fill(undefined)],
    );
  });

  it('are values and entries of lists in other bodies', () => {
    deepStrictEqual(
      [
        body('POST', '/rest/api/3/search/jql', ['jql']),
        body('POST', '/rest/api/3/search/jql', ['fields', 2]),
        body('POST', '/rest/api/3/jql/parse', ['queries', 0]),
        body('POST', '/rest/api/3/jql/sanitize', ['queries', 0, 'query']),
        body('POST', '/rest/api/3/expression/evaluate', ['context', 'issues', 'jql', 'query']),
        body('PUT', '/rest/api/3/issue/{issueIdOrKey}/assignee', ['accountId']),
        body('POST', '/rest/api/3/issue/{issueIdOrKey}/watchers', []),
        body('POST', '/rest/api/3/role/{id}/actors', ['user', 0]),
        body('POST', '/rest/api/3/component', ['project']),
        body('POST', '/rest/api/3/component', ['leadAccountId']),
        body('POST', '/rest/api/3/field/{fieldId}/context', ['projectIds', 0]),
        body('POST', '/rest/api/3/field/{fieldId}/context', ['issueTypeIds', 0]),
        body('PUT', '/rest/api/3/issues/archive/export', ['issueTypes', 0]),
        body('POST', '/rest/api/3/changelog/bulkfetch', ['fieldIds', 0]),
      ],
      [
        'jql.name',
        'fields.id',
        'jql.name',
        'jql.name',
        'jql.name',
        'users.id',
        'users.id',
        'users.id',
        'projects.key',
        'users.id',
        'projects.id',
        'issue_types.id',
        'issue_types.id',
        'fields.id',
      ],
    );
  });

  it('are none where a list or an object belongs, nor an entry where a value does', () => {
    deepStrictEqual(
      [
        body('POST', '/rest/api/3/search/jql', ['fields']),
        body('POST', '/rest/api/3/field/{fieldId}/context', ['projectIds']),
        body('POST', '/rest/api/3/search/jql', ['jql', 0]),
        body('POST', '/rest/api/3/role/{id}/actors', ['user']),
        body('POST', '/rest/api/3/search/jql', []),
        body('POST', '/rest/api/3/search/jql', [0]),
        body('POST', '/rest/api/3/search/jql', ['constructor']),
      ],
      Array<undefined>(7).fill(undefined),
    );
    const wrong = CATALOGUE.operations.flatMap((operation) =>
      containers(operation.body?.schema ?? {})
        .filter((path) => placeInBody(operation, path, false) !== undefined)
        .map((path) => `${operation.method} ${operation.path} ${path.join('.')}`),
    );
    deepStrictEqual(wrong, []);
  });
});
