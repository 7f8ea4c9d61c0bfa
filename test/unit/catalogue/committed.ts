import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseCatalogue } from '../../../src/core/catalogue/catalogue';
import type { Operation } from '../../../src/core/catalogue/operation';

/** The text of the catalogue that is shipped. */
export const CATALOGUE_TEXT = readFileSync(join(__dirname, '../../../data/catalogue.json'), 'utf8');

/** The catalogue that is shipped. */
export const CATALOGUE = parseCatalogue(CATALOGUE_TEXT);

/** The operation of the catalogue with this method and path. */
export function operationAt(method: string, path: string): Operation {
  const found = CATALOGUE.operations.find(
    (operation) => operation.method === method && operation.path === path,
  );
  if (!found) throw new Error(`No operation ${method} ${path}`);
  return found;
}

/** An operation without anything in it. */
export function operation(changes: Partial<Operation> = {}): Operation {
  return {
    id: 'getThing',
    api: 'platform',
    method: 'GET',
    path: '/rest/api/3/thing',
    summary: 'Returns a thing.',
    pathParameters: [],
    queryParameters: [],
    body: undefined,
    deprecated: false,
    scopes: { classic: 'unknown', granular: 'unknown' },
    ...changes,
  };
}
