import { deepStrictEqual } from 'node:assert/strict';

import { compareCatalogues } from '../../../src/core/catalogue/compare';
import type { Body, Operation } from '../../../src/core/catalogue/operation';
import { CATALOGUE, operation } from './committed';

const body = (schema: Body['schema']): Body => ({
  type: 'application/json',
  required: true,
  schema,
});

function changes(before: readonly Operation[], after: readonly Operation[]) {
  const { added, changed, gone } = compareCatalogues(
    { sources: [], operations: before },
    { sources: [], operations: after },
  );
  return {
    added: added.map(({ id }) => id),
    changed: changed.map(({ operation: { id }, parts }) => [id, ...parts]),
    gone: gone.map(({ id }) => id),
  };
}

describe('two catalogues', () => {
  it('differ by what is new, what is gone and what a request has to mind', () => {
    const parameter = {
      name: 'expand',
      type: 'string' as const,
      several: false,
      required: false,
      values: [],
      sentence: '',
    };
    const before = [
      operation({ id: 'gone', path: '/a' }),
      operation({ id: 'kept', path: '/b', queryParameters: [parameter] }),
      operation({ id: 'old', path: '/c/{key}', body: body({ type: 'object' }) }),
      operation({ id: 'scoped', path: '/d', scopes: { classic: 'unknown', granular: [['x']] } }),
    ];
    const after = [
      operation({ id: 'kept', path: '/b', queryParameters: [{ ...parameter, required: true }] }),
      operation({ id: 'new', path: '/c/{id}', body: body({ type: 'array' }), deprecated: true }),
      operation({ id: 'scoped', path: '/d', scopes: { classic: [['y']], granular: [['x']] } }),
      operation({ id: 'added', path: '/a', method: 'DELETE' }),
    ];
    deepStrictEqual(changes(before, after), {
      added: ['added'],
      changed: [
        ['kept', 'parameters'],
        ['new', 'body', 'deprecation'],
        ['scoped', 'scopes'],
      ],
      gone: ['gone'],
    });
  });

  it('are the same whatever words, order and names of path parameters they have', () => {
    const before = operation({
      path: '/a/{key}',
      summary: 'Once.',
      body: body({
        type: 'object',
        description: 'Once.',
        properties: { description: { type: 'string' }, a: {} },
      }),
      scopes: { classic: [['x', 'y']], granular: 'unknown' },
    });
    const after = operation({
      path: '/a/{id}',
      summary: 'Twice.',
      body: body({
        properties: { a: { description: 'New.' }, description: { type: 'string' } },
        type: 'object',
      }),
      scopes: { classic: [['y', 'x']], granular: 'unknown' },
    });
    const none = { added: [], changed: [], gone: [] };
    deepStrictEqual(changes([before], [after]), none);
    deepStrictEqual(compareCatalogues(CATALOGUE, CATALOGUE), none);
  });

  it('differ where a property that is called description does', () => {
    const of = (type: string) =>
      operation({ body: body({ properties: { description: { type } } }) });
    deepStrictEqual(changes([of('string')], [of('object')]).changed, [['getThing', 'body']]);
  });
});
