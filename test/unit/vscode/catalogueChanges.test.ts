import { deepStrictEqual } from 'node:assert/strict';
import type { ListedChanges } from '../../../src/core/catalogue/update';
import { changesSentence, changesText, hasChanges } from '../../../src/vscode/catalogueChanges';

const NONE: ListedChanges = { added: [], changed: [], gone: [] };
const CHANGES: ListedChanges = {
  added: [{ method: 'POST', path: '/rest/api/3/a/{id}', summary: 'Add [a](command:evil).' }],
  changed: [
    { method: 'GET', path: '/rest/api/3/b', summary: 'Get b.', parts: ['body', 'scopes'] },
    { method: 'PUT', path: '/rest/api/3/b', summary: 'Set b.', parts: ['deprecation'] },
  ],
  gone: [],
};

describe('the changes of the API catalogue', () => {
  it('are told by their numbers', () => {
    deepStrictEqual(
      [CHANGES, NONE].map((changes) => [changesSentence(changes), hasChanges(changes)]),
      [
        ['The API catalogue was updated: 1 new, 2 changed, 0 gone.', true],
        ['The API catalogue was updated: no operation has changed.', false],
      ],
    );
  });

  it('are listed operation by operation, with no link in what comes from elsewhere', () => {
    deepStrictEqual(
      changesText(CHANGES),
      `# Changes of the API catalogue

## New: 1

- \`POST /rest/api/3/a/{id}\` Add ［a］(command:evil).

## Changed: 2

- \`GET /rest/api/3/b\` Get b. (body, scopes)
- \`PUT /rest/api/3/b\` Set b. (deprecation)

## Gone: 0
`,
    );
  });
});
