import { deepStrictEqual, equal, ok } from 'node:assert/strict';

import { createOperationIndex } from '../../../src/core/catalogue/operationIndex';
import { searchOperations } from '../../../src/core/catalogue/search';
import { CATALOGUE, operation } from './committed';

const index = createOperationIndex(CATALOGUE.operations);

function found(query: string, limit = 3): readonly string[] {
  return searchOperations(index, query, limit).map(({ method, path }) => `${method} ${path}`);
}

describe('searching operations', () => {
  it('finds a path by real values in it, complete or begun', () => {
    deepStrictEqual(found('/issue/ABC-1/comm', 2), [
      'GET /rest/api/3/issue/{issueIdOrKey}/comment',
      'POST /rest/api/3/issue/{issueIdOrKey}/comment',
    ]);
    equal(found('/issue/ABC-1')[0]?.split(' ')[1], '/rest/api/3/issue/{issueIdOrKey}');
    equal(
      found('/rest/agile/1.0/board/84/sprint', 1)[0],
      'GET /rest/agile/1.0/board/{boardId}/sprint',
    );
    equal(found('ABC-1/transitions', 1).length, 1);
  });

  it('finds that of version 3 for version 2, latest and a whole address', () => {
    const wanted = 'GET /rest/api/3/search/jql';
    deepStrictEqual(
      [
        '/rest/api/2/search/jql',
        '/rest/api/latest/search/jql',
        'rest/api/3/search/jql?jql=x',
        'https://acme.atlassian.net/rest/api/3/search/jql',
      ].map((query) => found(query, 1)[0]),
      [wanted, wanted, wanted, wanted],
    );
  });

  it('finds by words of ID, path and summary, begun and in any order', () => {
    equal(found('add comment')[0], 'POST /rest/api/3/issue/{issueIdOrKey}/comment');
    equal(found('comm add')[0], 'POST /rest/api/3/issue/{issueIdOrKey}/comment');
    equal(found('ADDCOMMENT')[0], 'POST /rest/api/3/issue/{issueIdOrKey}/comment');
    ok(found('details curr user', 5).includes('GET /rest/api/3/myself'));
    deepStrictEqual(found('no such thing anywhere'), []);
  });

  it('leaves those of a method that stands in front', () => {
    ok(found('delete comment', 50).every((each) => each.startsWith('DELETE ')));
    equal(found('post issue', 1)[0], 'POST /rest/api/3/issue');
    equal(found('post /issue', 1)[0], 'POST /rest/api/3/issue');
    equal(
      found('get', 2000).length,
      CATALOGUE.operations.filter(({ method }) => method === 'GET').length,
    );
  });

  it('gives as many as are asked for, of all where nothing is typed', () => {
    equal(found('  ', 7).length, 7);
    equal(found('', 2000).length, CATALOGUE.operations.length);
  });

  it('puts the whole path before its beginning, a short path before a long one, the deprecated last', () => {
    const operations = [
      operation({ path: '/rest/api/3/issues/more' }),
      operation({ path: '/rest/api/3/project/{key}/issue' }),
      operation({ path: '/rest/api/3/issue', deprecated: true, method: 'PUT' }),
      operation({ path: '/rest/api/3/issue/{key}' }),
      operation({ path: '/rest/api/3/issue' }),
    ];
    deepStrictEqual(
      searchOperations(createOperationIndex(operations), '/issue', 9).map(
        ({ method, path }) => `${method} ${path}`,
      ),
      [
        'GET /rest/api/3/issue',
        'PUT /rest/api/3/issue',
        'GET /rest/api/3/issue/{key}',
        'GET /rest/api/3/issues/more',
        'GET /rest/api/3/project/{key}/issue',
      ],
    );
  });

  it('finds every operation first, or among its namesakes, by its own method and path', () => {
    const lost = CATALOGUE.operations.filter(
      (each) => searchOperations(index, `${each.method} ${each.path}`, 1)[0] !== each,
    );
    deepStrictEqual(
      lost.map(({ method, path }) => `${method} ${path}`),
      [],
    );
  });
});
