import { deepStrictEqual, throws } from 'node:assert/strict';

import { parseCatalogue, serializeCatalogue } from '../../../src/core/catalogue/catalogue';
import type { Operation } from '../../../src/core/catalogue/operation';
import { deriveUpdate } from '../../../src/core/catalogue/update';
import { operation } from './committed';
import { SPECIFICATION_TEXTS } from './specifications';

const catalogueOf = (...operations: readonly Operation[]) =>
  serializeCatalogue({ sources: ['test'], operations });

const COMMENTS = '/rest/api/3/issue/{issueIdOrKey}/comment';

describe('an update of the catalogue', () => {
  const packaged = catalogueOf(
    operation({
      id: 'getInfo',
      api: 'servicedesk',
      path: '/rest/servicedeskapi/info',
      scopes: { classic: [['read:servicedesk-request']], granular: 'unknown' },
    }),
    operation({
      id: 'addComment',
      method: 'POST',
      path: COMMENTS.replace('issueIdOrKey', 'id'),
      scopes: { classic: [['old:scope']], granular: [['write:comment:jira']] },
    }),
    operation({ id: 'gone', path: '/rest/api/3/gone', summary: 'Gone.' }),
  );
  const derive = (current = packaged) =>
    deriveUpdate({ specifications: SPECIFICATION_TEXTS, packaged, current });

  it('has the operations of all specifications once, and names these', () => {
    const { sources, operations } = parseCatalogue(derive().text);
    deepStrictEqual(
      { sources, operations: operations.map(({ id, api, path }) => [id, api, path]) },
      {
        sources: [
          'The Jira Cloud platform REST API 1001.0.0-SNAPSHOT-1a2b3c',
          'Jira Software Cloud API 1001.0.0-SNAPSHOT',
          'Jira Service Management Public REST API 1.0',
        ],
        operations: [
          ['getComments', 'platform', COMMENTS],
          ['addComment', 'platform', COMMENTS],
          ['getBoard', 'agile', '/rest/agile/1.0/board/{boardId}'],
          ['submitBuilds', 'agile', '/rest/builds/0.1/bulk'],
          ['getInfo', 'servicedesk', '/rest/servicedeskapi/info'],
        ],
      },
    );
  });

  it('has the scopes of the packaged catalogue where a specification names none of their kind', () => {
    const { operations } = parseCatalogue(derive().text);
    deepStrictEqual(
      operations.map(({ id, scopes }) => [id, scopes]),
      [
        [
          'getComments',
          { classic: [['read:jira-work']], granular: [['read:comment:jira', 'read:user:jira']] },
        ],
        ['addComment', { classic: [['write:jira-work']], granular: [['write:comment:jira']] }],
        [
          'getBoard',
          {
            classic: 'unknown',
            granular: [['read:board-scope:jira-software', 'read:issue-details:jira']],
          },
        ],
        ['submitBuilds', { classic: 'unknown', granular: 'unknown' }],
        ['getInfo', { classic: [['read:servicedesk-request']], granular: 'unknown' }],
      ],
    );
  });

  it('lists what is new, changed and gone against the catalogue in use', () => {
    deepStrictEqual(derive().changes, {
      added: [
        { method: 'GET', path: COMMENTS, summary: 'Get comments' },
        { method: 'GET', path: '/rest/agile/1.0/board/{boardId}', summary: 'Get board' },
        { method: 'POST', path: '/rest/builds/0.1/bulk', summary: 'Submit build data' },
      ],
      changed: [
        {
          method: 'POST',
          path: COMMENTS,
          summary: 'Add comment',
          parts: ['parameters', 'body', 'deprecation', 'scopes'],
        },
      ],
      gone: [{ method: 'GET', path: '/rest/api/3/gone', summary: 'Gone.' }],
    });
    deepStrictEqual(derive(derive().text).changes, { added: [], changed: [], gone: [] });
  });

  it('is refused as a whole for one bad specification, with its API', () => {
    const { platform } = SPECIFICATION_TEXTS;
    const bad = [
      ['<html>', 'catalogue_is_page'],
      [platform.slice(0, -1), 'catalogue_not_json'],
      ['{"swagger":"2.0","paths":{}}', 'catalogue_not_openapi'],
      [platform, 'catalogue_other_api'],
    ] as const;
    for (const [agile, code] of bad) {
      const specifications = { ...SPECIFICATION_TEXTS, agile };
      throws(() => deriveUpdate({ specifications, packaged, current: packaged }), {
        code,
        details: { api: 'agile' },
      });
    }
  });

  it('names a specification without title and version by its API', () => {
    const servicedesk = JSON.stringify({
      openapi: '3.1.0',
      paths: { '/rest/servicedeskapi/a': { get: { summary: 'A' } } },
    });
    const specifications = { ...SPECIFICATION_TEXTS, servicedesk };
    const { text } = deriveUpdate({ specifications, packaged, current: packaged });
    deepStrictEqual(parseCatalogue(text).sources[2], 'servicedesk');
  });
});
