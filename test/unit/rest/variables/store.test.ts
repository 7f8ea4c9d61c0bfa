import { deepStrictEqual, equal, rejects } from 'node:assert/strict';
import type { Lock } from '../../../../src/core/ports';
import type { Variable } from '../../../../src/core/rest/variables/scope';
import {
  VariableStore,
  checkVariableName,
  checkVariableValue,
} from '../../../../src/core/rest/variables/store';
import { WindowLock } from '../../../../src/core/windowLock';
import { MemorySecretStore } from '../../../fakes';

const ACME = { site: 'c-1' };
const variable = (name: string, value = 'x', secret = false): Variable => ({ name, value, secret });

/** Windows over one map of secrets, behind one lock. */
function windows(lock: Lock = new WindowLock()) {
  const values = new Map<string, string>();
  const open = () => new VariableStore(new MemorySecretStore(values), lock);
  return { values, one: open(), other: open() };
}

describe('the stored variables', () => {
  it('are kept by place, in one secret each, and are read by name', async () => {
    const { values, one, other } = windows();
    await one.set('global', variable('b', '2'));
    await one.set('global', variable('a', 'hidden', true));
    await one.set(ACME, variable('a', 'Acme'));
    deepStrictEqual(
      {
        keys: [...values.keys()],
        global: await other.read('global'),
        acme: await other.read(ACME),
        elsewhere: await other.read({ site: 'c-2' }),
        sites: await other.sites(),
      },
      {
        keys: ['variables/global', 'variables/site/c-1'],
        global: [variable('a', 'hidden', true), variable('b', '2')],
        acme: [variable('a', 'Acme')],
        elsewhere: [],
        sites: ['c-1'],
      },
    );
  });

  it('are replaced, renamed and deleted, the last one with its secret', async () => {
    const { values, one } = windows();
    await one.set(ACME, variable('a', '1'));
    await one.set(ACME, variable('a', '2', true));
    await one.rename(ACME, 'a', 'b');
    deepStrictEqual(await one.read(ACME), [variable('b', '2', true)]);
    await one.delete(ACME, 'none');
    await one.delete(ACME, 'b');
    deepStrictEqual([...values.keys()], []);
  });

  it('keep their name in a renaming to itself', async () => {
    const { one } = windows();
    await one.set(ACME, variable('a'));
    await one.rename(ACME, 'a', 'a');
    deepStrictEqual(await one.read(ACME), [variable('a')]);
  });

  it('are all kept where two windows add some at the same time', async () => {
    const { one, other } = windows();
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    await Promise.all(
      names.map((name, index) => (index % 2 ? one : other).set('global', variable(name))),
    );
    deepStrictEqual(
      (await one.read('global')).map(({ name }) => name),
      names,
    );
  });

  it('are changed under one lock a place', async () => {
    const held: string[] = [];
    const inner = new WindowLock();
    const { one } = windows({
      runExclusive: (name, task) => {
        held.push(name);
        return inner.runExclusive(name, task);
      },
    });
    await one.set('global', variable('a'));
    await one.rename('global', 'a', 'b');
    await one.delete('global', 'b');
    await one.deleteAll(ACME);
    await one.read('global');
    deepStrictEqual(held, [
      'variables/global',
      'variables/global',
      'variables/global',
      'variables/site/c-1',
    ]);
  });

  const unreadable: readonly [what: string, text: string, code: string][] = [
    ['no JSON', '{"version":1,"vari', 'variables_corrupt'],
    ['of another form', '{"version":1,"variables":[{"name":"a"}]}', 'variables_corrupt'],
    [
      'with a name that none can have',
      '{"version":1,"variables":[{"name":"$a","value":"","secret":false}]}',
      'variables_corrupt',
    ],
    ['of a newer version', '{"version":2,"variables":{}}', 'variables_newer'],
  ];
  for (const [what, text, code] of unreadable) {
    it(`that are ${what} throw ${code}, are never written over, and can be deleted`, async () => {
      const { values, one } = windows();
      values.set('variables/global', text);
      const expected = { name: 'VariableError', code, details: {} };
      await rejects(one.read('global'), expected);
      await rejects(one.set('global', variable('a')), expected);
      await rejects(one.rename('global', 'a', 'b'), expected);
      await rejects(one.delete('global', 'a'), expected);
      equal(values.get('variables/global'), text);
      await one.deleteAll('global');
      deepStrictEqual([...values.keys()], []);
    });
  }

  it('are not taken for gone where the secret store cannot be read', async () => {
    const secrets = new MemorySecretStore();
    const store = new VariableStore(secrets, new WindowLock());
    await store.set('global', variable('a'));
    secrets.isUnavailable = true;
    await rejects(store.set('global', variable('b')), { code: 'secrets_unavailable' });
    secrets.isUnavailable = false;
    deepStrictEqual(await store.read('global'), [variable('a')]);
  });

  it('take no name that is none, no value that is too long, and no name twice', async () => {
    const { one } = windows();
    await one.set('global', variable('a'));
    await one.set('global', variable('b'));
    const before = await one.read('global');
    const name = { code: 'variable_name_invalid' };
    await rejects(one.set('global', variable('$x')), name);
    await rejects(one.rename('global', 'a', 'last'), name);
    await rejects(one.rename('global', 'a', 'b'), { code: 'variable_name_taken' });
    await rejects(one.rename('global', 'none', 'c'), { code: 'variable_missing' });
    const long = 'x'.repeat(100_001);
    await rejects(one.set('global', variable('c', long)), { code: 'variable_value_too_long' });
    deepStrictEqual(await one.read('global'), before);
  });
});

describe('the name of a variable', () => {
  it('is a word that means nothing else in braces', () => {
    const good = ['a', '_', 'A1', 'base.url', 'a-b', 'LAST', 'last-key', 'x'.repeat(80)];
    const bad = ['', ' a', 'a b', '1a', '$uuid', 'last', 'last.key', 'a{', 'ä', '\u212A', 'a\n'];
    deepStrictEqual(
      [...good, ...bad, 'x'.repeat(81)].filter((name) => checkVariableName(name) === undefined),
      good,
    );
  });
});

describe('the value of a variable', () => {
  it('is any text of up to 100,000 characters', () =>
    deepStrictEqual(
      ['', '{{a}}\n', 'x'.repeat(100_000), 'x'.repeat(100_001)].map(checkVariableValue),
      [undefined, undefined, undefined, 'variable_value_too_long'],
    ));
});
