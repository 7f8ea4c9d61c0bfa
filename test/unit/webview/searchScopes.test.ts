import { deepEqual, equal, ok } from 'node:assert/strict';
import { granularScopes } from '../../../src/core/atlassian/granularScopes';
import { editorScopes } from '../../../src/vscode/editorScopes';
import { searchScopes } from '../../../src/webview/credentialEditor/searchScopes';

describe('the scopes to pick from', () => {
  const names = (query: string) => searchScopes(editorScopes(), query).map(({ scope }) => scope);

  it('are found by every word, in name or meaning, in any case', () => {
    deepEqual(names('WATCHER write'), ['write:issue.watcher:jira']);
    deepEqual(names('worklogs and attachments'), ['read:jira-work']);
    equal(names('no such thing').length, 0);
    equal(names(' ').length, editorScopes().length);
  });

  it('are each there once, in the form that Atlassian gives them, with a meaning', () => {
    const all = editorScopes();
    equal(new Set(all.map(({ scope }) => scope)).size, all.length);
    ok(granularScopes().every(({ scope }) => /^[a-z]+:[a-z.-]+:jira(-software)?$/.test(scope)));
    ok(all.every(({ meaning }) => /^[A-Z].+/.test(meaning)));
    equal(granularScopes().filter(({ scope }) => scope.endsWith(':jira-software')).length, 22);
  });
});
