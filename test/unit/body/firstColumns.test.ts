import { deepStrictEqual, equal } from 'node:assert/strict';
import { readerOf } from './tables';

function firstOf(rows: readonly unknown[]): readonly string[] {
  const { first } = readerOf(JSON.stringify(rows)).answer({ kind: 'columns', list: 0 });
  return first.map((path) => path.join('.'));
}

describe('the columns that a table begins with', () => {
  it('are of issues what tells the most, even where most have no assignee', () => {
    const fields = {
      customfield_10001: 'x',
      assignee: null,
      summary: 'It breaks',
      status: { self: 'https://…', name: 'To Do', id: '1' },
      issuetype: { name: 'Bug' },
      description: null,
    };
    const issue = { expand: 'names', id: '1', self: 'https://…', key: 'ABC-1', fields };
    const assigned = { ...issue, fields: { ...fields, assignee: { displayName: 'Ada' } } };
    deepStrictEqual(firstOf([issue, issue, issue, assigned]), [
      'key',
      'fields.summary',
      'fields.issuetype.name',
      'fields.status.name',
      'fields.assignee.displayName',
    ]);
  });

  it('are of what is less known also those that most rows have, and never addresses', () => {
    const user = { self: 'https://…', accountId: '5b', avatarUrls: { '48x48': 'https://…' } };
    const named = { ...user, displayName: 'Ada', active: true, locale: null };
    deepStrictEqual(firstOf([named, named, { ...named, timeZone: 'UTC' }]), [
      'displayName',
      'active',
      'accountId',
    ]);
  });

  it('are the id where there is no key, and at most ten', () => {
    const names = Array.from({ length: 20 }, (_, index) => [`field${index}`, index]);
    const first = firstOf([{ ...Object.fromEntries(names), id: 1 }]);
    deepStrictEqual([first.length, first[0], first[9]], [10, 'id', 'field8']);
  });

  it('are whatever there is where nothing is worth it', () => {
    deepStrictEqual(firstOf([{ self: 'https://…', labels: [] }]), ['self', 'labels']);
    deepStrictEqual(firstOf([{}]), []);
  });

  it('are told without reading all rows of a long list, and before all others', () => {
    const rows = Array.from({ length: 5000 }, (_, index) => ({ z: null, key: index, last: 1 }));
    const { all } = readerOf(JSON.stringify(rows)).answer({ kind: 'columns', list: 0 });
    deepStrictEqual(
      all.map(({ title }) => title),
      ['key', 'last', 'z'],
    );
  });

  it('are of at most 2,000 names', () => {
    const names = Array.from({ length: 3000 }, (_, index) => [`n${index}`, index]);
    const text = JSON.stringify([Object.fromEntries(names)]);
    equal(readerOf(text).answer({ kind: 'columns', list: 0 }).all.length, 2000);
  });
});
