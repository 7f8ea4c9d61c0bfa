import { deepStrictEqual } from 'node:assert/strict';
import { startAcme, type Acme, type Reply } from './harness';

interface FieldName {
  readonly value: string;
  readonly operators: readonly string[];
  readonly auto?: string;
}

describe('what the simulated Jira tells an editor of queries', () => {
  let acme: Acme;
  let ask: Acme['ask'];
  before(async () => {
    acme = await startAcme();
    ({ ask } = acme);
  });
  after(() => acme.simulator.close());

  const fields = async (): Promise<readonly FieldName[]> => {
    const { body } = await ask('GET', '/rest/api/3/jql/autocompletedata');
    return (body as { visibleFieldNames: FieldName[] }).visibleFieldNames;
  };
  const suggest = async (fieldName: string, fieldValue: string): Promise<unknown> => {
    const query = new URLSearchParams({ fieldName, fieldValue }).toString();
    const { body } = await ask('GET', `/rest/api/3/jql/autocompletedata/suggestions?${query}`);
    return (body as { results: unknown }).results;
  };
  const parse = async (query: string, validation = 'strict'): Promise<unknown> => {
    const path = `/rest/api/3/jql/parse?validation=${validation}`;
    const { body } = await ask('POST', path, { queries: [query] });
    return (body as { queries: unknown[] }).queries[0];
  };

  it('names each field as a query writes it, with its type and its own number', async () => {
    const all = await fields();
    deepStrictEqual(
      all.filter(({ value }) => ['type', 'Sprint', '"Story point estimate"'].includes(value)),
      [
        {
          value: 'type',
          displayName: 'type',
          auto: 'true',
          orderable: 'true',
          searchable: 'true',
          operators: ['=', '!=', 'in', 'not in', 'is', 'is not'],
          types: ['com.atlassian.jira.issue.issuetype.IssueType'],
        },
        {
          value: '"Story point estimate"',
          displayName: 'Story point estimate - cf[10016]',
          orderable: 'true',
          searchable: 'true',
          operators: ['=', '!=', 'in', 'not in', 'is', 'is not'],
          types: ['java.lang.Number'],
          cfid: 'cf[10016]',
        },
        {
          value: 'Sprint',
          displayName: 'Sprint - cf[10020]',
          auto: 'true',
          orderable: 'true',
          searchable: 'true',
          operators: ['=', '!=', 'in', 'not in', 'is', 'is not'],
          types: ['com.atlassian.greenhopper.service.sprint.Sprint'],
          cfid: 'cf[10020]',
        },
      ],
    );
  });

  it('takes every field with every operator and every value that it names', async () => {
    const queries: string[] = [];
    for (const { value, operators, auto } of await fields()) {
      const name = value.replaceAll('"', '');
      const known = auto === 'true' ? ((await suggest(name, '')) as { value: string }[]) : [];
      const values = operators.includes('<') ? ['"2026-01-01"'] : known.map((one) => one.value);
      for (const operator of operators) {
        if (operator.startsWith('is')) queries.push(`${value} ${operator} EMPTY`);
        else if (operator.endsWith('in')) {
          queries.push(...values.map((one) => `${value} ${operator} (${one})`));
        } else queries.push(...values.map((one) => `${value} ${operator} ${one}`));
      }
    }
    const { body } = await ask('POST', '/rest/api/3/jql/parse?validation=strict', { queries });
    const parsed = (body as { queries: { query: string; errors?: unknown }[] }).queries;
    deepStrictEqual([parsed.length, parsed.filter(({ errors }) => errors)], [queries.length, []]);
  });

  it('suggests values in quotes where they need them, and marks what was typed', async () => {
    deepStrictEqual(
      [
        await suggest('status', 'in '),
        await suggest('Reporter', 'love'),
        await suggest('cf[10020]', '3'),
        await suggest('project', 'web'),
        await suggest('summary', 'x'),
      ],
      [
        [
          { value: '"In Progress"', displayName: '<b>In </b>Progress' },
          { value: '"In Review"', displayName: '<b>In </b>Review' },
        ],
        [
          {
            value: '712020:8a1f0c3e-5d2b-4b7a-9c46-1e0f5a3d7b21',
            displayName: 'Ada <b>Love</b>lace - ada@acme.example',
          },
        ],
        [{ value: '3', displayName: 'Sprint <b>3</b>' }],
        [{ value: 'Website', displayName: '<b>Web</b>site (WEB)' }],
        [],
      ],
    );
  });

  it('parses a query into its tree', async () => {
    const query = 'not (a = "b c" or key in (X, now())) and d is empty order by e desc, f';
    deepStrictEqual(await parse(query, 'none'), {
      query,
      structure: {
        where: {
          clauses: [
            {
              clauses: [
                {
                  clauses: [
                    {
                      field: { name: 'a', encodedName: '"a"' },
                      operator: '=',
                      operand: { value: 'b c', encodedValue: '"b c"' },
                    },
                    {
                      field: { name: 'key', encodedName: 'key' },
                      operator: 'in',
                      operand: {
                        values: [
                          { value: 'X', encodedValue: 'X' },
                          { function: 'now', arguments: [], encodedOperand: 'now()' },
                        ],
                        encodedOperand: '(X, now())',
                      },
                    },
                  ],
                  operator: 'or',
                },
              ],
              operator: 'not',
            },
            {
              field: { name: 'd', encodedName: 'd' },
              operator: 'is',
              operand: { keyword: 'empty', encodedOperand: 'EMPTY' },
            },
          ],
          operator: 'and',
        },
        orderBy: {
          fields: [
            { field: { name: 'e', encodedName: 'e' }, direction: 'desc' },
            { field: { name: 'f', encodedName: 'f' }, direction: 'asc' },
          ],
        },
      },
    });
  });

  it('says what is wrong with a query as strictly as it is asked to', async () => {
    const errors = ["The value 'NOPE' does not exist for the field 'project'."];
    const query = 'project = NOPE';
    const structure = {
      where: {
        field: { name: 'project', encodedName: 'project' },
        operator: '=',
        operand: { value: 'NOPE', encodedValue: 'NOPE' },
      },
    };
    deepStrictEqual(
      [await parse(query), await parse(query, 'warn'), await parse(query, 'none'), await parse('')],
      [
        { query, errors },
        { query, structure, warnings: errors },
        { query, structure },
        { query: '', structure: {} },
      ],
    );
    deepStrictEqual(await parse('project', 'none'), {
      query: 'project',
      errors: [
        "Error in the JQL Query: Expecting operator. The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT', but got the end of the query. (line 1, character 8)",
      ],
    });
  });

  it('refuses what it was not asked properly', async () => {
    const asked: readonly Reply[] = [
      await ask('POST', '/rest/api/3/jql/parse?validation=odd', { queries: ['a = b'] }),
      await ask('POST', '/rest/api/3/jql/parse', {}),
      await ask('GET', '/rest/api/3/jql/autocompletedata/suggestions'),
      await ask('GET', '/rest/api/3/jql/autocompletedata/suggestions?fieldName=nope'),
    ];
    deepStrictEqual(
      asked.map(({ status }) => status),
      [400, 400, 400, 400],
    );
  });
});
