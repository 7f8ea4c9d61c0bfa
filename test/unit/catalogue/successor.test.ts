import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { readQuery, setQuery } from '../../../src/core/catalogue/query';
import { removedOperation } from '../../../src/core/catalogue/removed';
import { successorOf } from '../../../src/core/catalogue/successor';
import { operationAt } from './committed';

const get = (path: string) => successorOf({ method: 'GET', path, body: 'kept' });
const post = (body: unknown, path = '/rest/api/3/search') =>
  successorOf({
    method: 'POST',
    path,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('an operation that Jira has removed', () => {
  it('is known by its method and path, in every version of the API', () => {
    const known = [
      'GET /rest/api/3/search',
      'GET /rest/api/2/search/',
      'POST /rest/api/latest/search?x=1',
      'POST https://acme.atlassian.net/rest/api/3/search/id',
      'POST {{base}}/rest/api/3/expression/eval',
    ];
    const others = [
      'PUT /rest/api/3/search',
      'GET /rest/api/3/search/jql',
      'GET /rest/api/3/search/id',
      'GET /rest/api/3/project/search',
      'GET /rest/servicedeskapi/search',
      'GET /search',
    ];
    const isKnown = (text: string) => {
      const [method = '', path = ''] = text.split(' ');
      return removedOperation(method, path) !== undefined;
    };
    deepStrictEqual(
      [known.map(isKnown), others.map(isKnown)],
      [known.map(() => true), others.map(() => false)],
    );
  });

  it('has a successor that the catalogue knows and does not call deprecated', () => {
    for (const path of ['search', 'search/id', 'expression/eval']) {
      const { successor } = removedOperation('POST', `/rest/api/3/${path}`)!;
      equal(operationAt('POST', successor).deprecated, false, successor);
    }
    const { successor } = removedOperation('GET', '/rest/api/3/search')!;
    equal(operationAt('GET', successor).deprecated, false, successor);
  });
});

describe('the request that takes the place of a removed one', () => {
  it('keeps the query, but for what has no equivalent', () =>
    deepStrictEqual(
      get(
        '/rest/api/3/search?jql=project%20%3D%20WEB&startAt=50&maxResults=10&fields=summary&expand=names&validateQuery=strict',
      ),
      {
        method: 'GET',
        path: '/rest/api/3/search/jql?jql=project%20%3D%20WEB&maxResults=10&fields=summary&expand=names',
        body: 'kept',
        notes: [
          { code: 'start_dropped' },
          { code: 'parameters_dropped', names: ['validateQuery'] },
        ],
      },
    ));

  it('asks for the fields that came before without being asked for', () =>
    deepStrictEqual(get('https://acme.atlassian.net/rest/api/2/search?jql=a%3Db'), {
      method: 'GET',
      path: 'https://acme.atlassian.net/rest/api/2/search/jql?jql=a%3Db&fields=*navigable',
      body: 'kept',
      notes: [{ code: 'fields_added' }],
    }));

  it('says that it will be refused without a query', () =>
    deepStrictEqual(get('/rest/api/3/search?fields=id')?.notes, [{ code: 'jql_missing' }]));

  it('has the body in the form that is taken now', () => {
    const { body, ...rest } = post({
      jql: 'project = WEB',
      startAt: 0,
      maxResults: 10,
      fields: ['summary'],
      expand: ['names', 'schema'],
      validateQuery: 'strict',
      fieldsByKeys: true,
      unheardOf: 1,
    })!;
    deepStrictEqual(
      { body: JSON.parse(body) as unknown, ...rest },
      {
        method: 'POST',
        path: '/rest/api/3/search/jql',
        body: {
          jql: 'project = WEB',
          maxResults: 10,
          fields: ['summary'],
          expand: 'names,schema',
          fieldsByKeys: true,
        },
        notes: [
          { code: 'start_dropped' },
          { code: 'parameters_dropped', names: ['validateQuery', 'unheardOf'] },
        ],
      },
    );
  });

  it('makes lists of texts, and asks for what came before', () => {
    deepStrictEqual(JSON.parse(post({ jql: 'a = b', fields: 'summary,status' })!.body), {
      jql: 'a = b',
      fields: ['summary', 'status'],
    });
    deepStrictEqual(JSON.parse(post({ jql: 'a = b' })!.body), {
      jql: 'a = b',
      fields: ['*navigable'],
    });
    const ids = post({ jql: 'a = b', nextPageToken: 'x' }, '/rest/api/3/search/id')!;
    deepStrictEqual(
      [JSON.parse(ids.body), ids.notes],
      [
        { jql: 'a = b', fields: ['id'] },
        [{ code: 'parameters_dropped', names: ['nextPageToken'] }],
      ],
    );
  });

  it('leaves a body as it is that is no JSON object', () => {
    const text = '{"jql": {{query}}}';
    deepStrictEqual(post(text), {
      method: 'POST',
      path: '/rest/api/3/search/jql',
      body: text,
      notes: [{ code: 'body_kept' }],
    });
    deepStrictEqual(post('')?.notes, []);
  });

  it('evaluates an expression with all of its context', () => {
    const context = { issue: { key: 'WEB-1' }, issues: { jql: { query: 'a = b', maxResults: 5 } } };
    const given = {
      expression: 'issues.map(i => i.key)',
      context: {
        ...context,
        issues: { jql: { ...context.issues.jql, startAt: 5, validation: 'warn' } },
      },
    };
    const { body, ...rest } = post(given, '/rest/api/3/expression/eval?expand=meta')!;
    deepStrictEqual(
      [JSON.parse(body), rest],
      [
        { expression: given.expression, context },
        {
          method: 'POST',
          path: '/rest/api/3/expression/evaluate?expand=meta',
          notes: [{ code: 'start_dropped' }, { code: 'parameters_dropped', names: ['validation'] }],
        },
      ],
    );
  });

  it('is none for an operation that is there', () => {
    equal(get('/rest/api/3/search/jql?jql=a'), undefined);
    equal(get('/rest/api/3/issue/WEB-1'), undefined);
  });

  it('never loses the query, whatever stands beside it', () => {
    const names = fc.constantFrom('startAt', 'validateQuery', 'fields', 'expand', 'x', 'jql2');
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.uniqueArray(fc.tuple(names, fc.string()), { selector: ([name]) => name }),
        fc.boolean(),
        (jql, others, isFirst) => {
          const given = isFirst ? [['jql', jql], ...others] : [...others, ['jql', jql]];
          const path = given.reduce(
            (text, [name = '', value = '']) => setQuery(text, name, [value]),
            '/rest/api/3/search',
          );
          const byQuery = readQuery(get(path)!.path).filter(([name]) => name === 'jql');
          deepStrictEqual(byQuery, [['jql', jql]]);
          const byBody = JSON.parse(post(Object.fromEntries(given))!.body) as { jql: unknown };
          equal(byBody.jql, jql);
        },
      ),
    );
  });
});
