import { deepStrictEqual, equal, ok, throws } from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

import { parseCatalogue, serializeCatalogue } from '../../../src/core/catalogue/catalogue';
import type { JsonSchema } from '../../../src/core/json/jsonSchema';
import { operationKey, parameterName, segmentsOf } from '../../../src/core/catalogue/paths';
import { kindOf } from '../../../src/core/catalogue/scopes';
import { CATALOGUE, CATALOGUE_TEXT, operation, operationAt } from './committed';

describe('the catalogue that is shipped', () => {
  const { operations } = CATALOGUE;

  it('has every operation once, of all three APIs', () => {
    const keys = operations.map(operationKey);
    deepStrictEqual(
      { total: keys.length, different: new Set(keys).size },
      { total: 795, different: 795 },
    );
    deepStrictEqual(
      ['platform', 'agile', 'servicedesk'].map(
        (api) => operations.filter((each) => each.api === api).length,
      ),
      [616, 107, 72],
    );
  });

  it('names the parameters of each path in the path’s order, all of them required', () => {
    const wrong = operations.filter(({ path, pathParameters }) => {
      const places = segmentsOf(path).flatMap((segment) => parameterName(segment) ?? []);
      return (
        JSON.stringify(pathParameters.map(({ name }) => name)) !== JSON.stringify(places) ||
        new Set(places).size !== places.length ||
        !pathParameters.every(({ required }) => required)
      );
    });
    deepStrictEqual(wrong, []);
  });

  it('says of each operation and parameter one sentence on one line', () => {
    const texts = operations.flatMap(({ summary, pathParameters, queryParameters }) => [
      summary,
      ...[...pathParameters, ...queryParameters].map(({ sentence }) => sentence),
    ]);
    deepStrictEqual(
      texts.filter((text) => /[\n\r<>]|\]\(|^ | $/u.test(text)),
      [],
    );
    deepStrictEqual(
      operations.filter(({ summary }) => summary.length < 8 || summary.endsWith(':')),
      [],
    );
  });

  it('has query parameters with a name, once each', () => {
    const wrong = operations.filter(({ queryParameters }) => {
      const names = queryParameters.map(({ name }) => name);
      return new Set(names).size !== names.length || names.some((name) => !/^[\w.-]+$/u.test(name));
    });
    deepStrictEqual(wrong, []);
  });

  it('has scopes of the kind under which they stand', () => {
    const wrong = operations.filter(({ scopes: { classic, granular } }) => {
      const has = (sets: typeof classic, kind: string) =>
        sets === 'unknown' || sets.flat().every((scope) => kindOf(scope) === kind);
      return !has(classic, 'classic') || !has(granular, 'granular');
    });
    deepStrictEqual(wrong, []);
  });

  it('has body schemas that stand alone, where a body may be', () => {
    const references = (schema: unknown): boolean => /"\$ref"/u.test(JSON.stringify(schema));
    deepStrictEqual(
      operations.filter(({ body }) => body && references(body.schema)),
      [],
    );
    deepStrictEqual(
      operations.filter(({ method, body }) => method === 'GET' && body).map(operationKey),
      [],
    );
  });

  it('knows what is sent as a form and what as the bytes of a file', () => {
    deepStrictEqual(
      operations.flatMap(({ id, body }) =>
        body && body.type !== 'application/json' ? [[id, body.type]] : [],
      ),
      [
        ['addAttachment', 'multipart/form-data'],
        ['createIssueTypeAvatar', '*/*'],
        ['createProjectAvatar', '*/*'],
        ['storeAvatar', '*/*'],
        ['attachTemporaryFile', 'multipart/form-data'],
      ],
    );
  });

  it('knows of an operation what its sources know together', () => {
    const { body, queryParameters, scopes, ...rest } = operationAt(
      'PUT',
      '/rest/api/3/issue/{issueIdOrKey}/assignee',
    );
    deepStrictEqual(rest, {
      id: 'assignIssue',
      api: 'platform',
      method: 'PUT',
      path: '/rest/api/3/issue/{issueIdOrKey}/assignee',
      summary: 'Assigns an issue to a user.',
      pathParameters: [
        {
          name: 'issueIdOrKey',
          type: 'string',
          several: false,
          required: true,
          values: [],
          sentence: 'The ID or key of the issue to be assigned.',
        },
      ],
      deprecated: false,
    });
    deepStrictEqual(queryParameters, []);
    deepStrictEqual(scopes, {
      classic: [['write:jira-work']],
      granular: [['write:issue:jira']],
    });
    ok(body?.required);
    ok(Object.keys(body.schema.properties ?? {}).includes('accountId'));
  });

  it('takes at most 80 KB of the package', () => {
    ok(gzipSync(CATALOGUE_TEXT, { level: 9 }).length <= 80_000);
  });

  it('is written anew as the same bytes', () => {
    equal(serializeCatalogue(CATALOGUE), CATALOGUE_TEXT);
  });
});

describe('a catalogue as text', () => {
  it('comes back as it was, whatever is in it', () => {
    const text = fc.string({ minLength: 1 });
    const plain = { noNullPrototype: true } as const;
    const parameter = fc.record(
      {
        name: text,
        type: fc.constantFrom('string' as const, 'integer' as const, 'boolean' as const),
        several: fc.boolean(),
        required: fc.boolean(),
        values: fc.array(fc.string()),
        sentence: fc.string(),
      },
      plain,
    );
    const scopes = fc.oneof(fc.constant('unknown' as const), fc.array(fc.array(text)));
    const leaf = fc.constantFrom<JsonSchema>(
      {},
      { type: 'string', description: 'A part that is long enough to be written once.' },
      { enum: ['a', 'b'] },
    );
    const branch = (part: fc.Arbitrary<JsonSchema>) =>
      fc.oneof(
        part,
        fc
          .dictionary(fc.constantFrom('a', '$ref', 'name'), part, plain)
          .map((properties): JsonSchema => ({ type: 'object', properties })),
        part.map((items): JsonSchema => ({ type: 'array', items })),
        fc.array(part, { maxLength: 2 }).map((anyOf): JsonSchema => ({ anyOf })),
      );
    const schema = branch(branch(branch(leaf)));
    const arbitrary = fc.record(
      {
        id: text,
        summary: text,
        path: text,
        api: fc.constantFrom('platform' as const, 'agile' as const, 'servicedesk' as const),
        method: fc.constantFrom('GET' as const, 'PATCH' as const),
        pathParameters: fc.array(parameter, { maxLength: 2 }),
        queryParameters: fc.array(parameter, { maxLength: 2 }),
        body: fc.option(
          fc.record(
            {
              type: fc.constantFrom('application/json' as const, '*/*' as const),
              required: fc.boolean(),
              schema,
            },
            plain,
          ),
          { nil: undefined },
        ),
        deprecated: fc.boolean(),
        scopes: fc.record({ classic: scopes, granular: scopes }, plain),
      },
      plain,
    );
    fc.assert(
      fc.property(fc.array(arbitrary, { minLength: 1, maxLength: 5 }), (operations) => {
        const catalogue = { sources: ['a source'], operations };
        deepStrictEqual(parseCatalogue(serializeCatalogue(catalogue)), catalogue);
      }),
    );
  });

  it('writes what several bodies share once, and reads it as one object', () => {
    const schema = (): JsonSchema => ({
      type: 'object',
      properties: { name: { type: 'string', description: 'A name that several bodies have.' } },
    });
    const body = () => ({ type: 'application/json' as const, required: true, schema: schema() });
    const text = serializeCatalogue({
      sources: [],
      operations: [
        operation({ method: 'POST', body: body() }),
        operation({ method: 'PUT', body: body() }),
      ],
    });
    equal(text.split('A name that several bodies have.').length, 2);
    const [one, other] = parseCatalogue(text).operations;
    ok(one?.body?.schema === other?.body?.schema);
  });

  it('is refused where it is none, damaged, or newer than what reads it', () => {
    const good = JSON.parse(serializeCatalogue({ sources: ['x'], operations: [operation()] })) as {
      operations: object[];
    };
    const refused = (document: unknown, part: string) =>
      throws(() => parseCatalogue(JSON.stringify(document)), {
        code: 'catalogue_unreadable',
        details: { part },
      });
    throws(() => parseCatalogue(CATALOGUE_TEXT.slice(0, -100)), { code: 'catalogue_unreadable' });
    throws(() => parseCatalogue('<html>'), { code: 'catalogue_unreadable' });
    throws(() => parseCatalogue(JSON.stringify({ ...good, version: 2 })), {
      code: 'catalogue_too_new',
    });
    refused([], 'document');
    refused({}, 'version');
    refused({ ...good, sources: [1] }, 'sources');
    refused({ ...good, schemas: [1] }, 'schemas');
    refused({ ...good, schemas: [{ items: { $ref: 0 } }] }, 'schemas');
    refused({ ...good, operations: [] }, 'operations');
    const broken: readonly (readonly [string, unknown, string])[] = [
      ['id', '', 'id'],
      ['api', 'confluence', 'api'],
      ['method', 'get', 'method'],
      ['in', {}, 'in'],
      ['query', [{ name: 'x', type: 'date' }], 'type'],
      ['body', { schema: { $ref: 7 } }, 'schema'],
      ['classic', [['read:jira-work', 1]], 'scopes'],
    ];
    for (const [name, value, part] of broken) {
      refused({ ...good, operations: [{ ...good.operations[0], [name]: value }] }, part);
    }
  });
});
