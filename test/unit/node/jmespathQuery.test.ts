import { deepStrictEqual, throws } from 'node:assert/strict';
import { loadJmespathQuery } from '../../../src/node/jmespathQuery';

const ANSWER = {
  id: '10001',
  total: 2,
  done: false,
  nothing: null,
  issues: [
    { key: 'ABC-1', fields: { summary: 'one' } },
    { key: 'ABC-2', fields: { summary: 'two' } },
  ],
  'a-b': { $: 1 },
};

describe('a query of JMESPath', () => {
  it('finds scalars, members, items and what it makes of them', async () => {
    const query = await loadJmespathQuery();
    const expressions = [
      'id',
      'total',
      'done',
      'issues[0].key',
      'issues[-1].fields',
      'issues[*].key',
      '[0]',
      "issues[?key=='ABC-2'].fields.summary | [0]",
      'issues[].{k: key}',
      '"a-b"."$"',
      'length(issues)',
    ];
    deepStrictEqual(
      expressions.map((expression) => query(expression, ANSWER)),
      [
        '10001',
        2,
        false,
        'ABC-1',
        { summary: 'two' },
        ['ABC-1', 'ABC-2'],
        null,
        'two',
        [{ k: 'ABC-1' }, { k: 'ABC-2' }],
        1,
        2,
      ],
    );
  });

  it('finds nothing where there is nothing, and none of what every object has', async () => {
    const query = await loadJmespathQuery();
    const expressions = ['none', 'nothing', 'id.x', 'issues[9]', 'toString', '__proto__'];
    deepStrictEqual(
      expressions.map((expression) => query(expression, ANSWER)),
      expressions.map(() => null),
    );
  });

  it('takes an answer that is a list, a scalar or null', async () => {
    const query = await loadJmespathQuery();
    deepStrictEqual(
      [query('[1]', [1, 2]), query('@', 'text'), query('a', null)],
      [2, 'text', null],
    );
  });

  it('throws at what is no expression', async () => {
    const query = await loadJmespathQuery();
    for (const broken of ['', 'a.', 'a[', 'a b', '#', '"a', 'no_function(@)', 'abs(id)']) {
      throws(() => query(broken, ANSWER), Error, broken);
    }
  });
});
