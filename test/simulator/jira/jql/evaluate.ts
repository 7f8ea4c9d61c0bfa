import { JiraError } from '../errors';
import type { Issue, JiraData } from '../model';
import { JQL_FUNCTIONS, type Asker } from './functions';
import { parseJql, type Clause, type Condition, type Operand, type Query } from './parser';
import { searchField, type SearchField } from './searchFields';

type Value = string | number;
type Test = (issue: Issue) => boolean;

/** What may stand between a field and a value. */
export const OPERATORS: Readonly<Record<SearchField['kind'], readonly string[]>> = {
  choice: ['=', '!=', 'in', 'not in', 'is', 'is not'],
  text: ['~', '!~', 'is', 'is not'],
  time: ['=', '!=', '<', '>', '<=', '>=', 'is', 'is not'],
};
const UNITS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** The issues that a query finds, in its order. @throws JiraError 400 */
export function findIssues(jql: string, jira: JiraData, asker: Asker): Issue[] {
  const query = parseJql(jql);
  if (query.condition === undefined) {
    throw new JiraError(400, [
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    ]);
  }
  const { test, compare } = understand(query, jira, asker);
  return [...jira.issues.values()].filter(test).sort(compare);
}

/** What a query means; everything is met where it has no condition. @throws JiraError 400 */
export function understand(
  { condition, order }: Query,
  jira: JiraData,
  asker: Asker,
): { readonly test: Test; readonly compare: (a: Issue, b: Issue) => number } {
  const test = condition === undefined ? () => true : testOf(condition, jira, asker);
  const ranks = order.map(({ field, descending }) => ({
    rank: rankOf(searchField(field, jira)),
    sign: descending ? -1 : 1,
  }));
  return {
    test,
    compare: (a, b) => {
      for (const { rank, sign } of ranks) {
        const difference = compareValues(rank(a), rank(b));
        if (difference !== 0) return difference * sign;
      }
      // Without an order, or within a tie, the newest comes first.
      return Number(b.id) - Number(a.id);
    },
  };
}

function testOf(condition: Condition, jira: JiraData, asker: Asker): Test {
  if (condition.kind === 'clause') return clauseTest(condition, jira, asker);
  if (condition.kind === 'not') {
    const test = testOf(condition.part, jira, asker);
    return (issue) => !test(issue);
  }
  const tests = condition.parts.map((part) => testOf(part, jira, asker));
  return condition.kind === 'and'
    ? (issue) => tests.every((test) => test(issue))
    : (issue) => tests.some((test) => test(issue));
}

function clauseTest(
  { field: name, operator, operands }: Clause,
  jira: JiraData,
  asker: Asker,
): Test {
  const field = searchField(name, jira);
  if (!OPERATORS[field.kind].includes(operator)) {
    throw new JiraError(400, [
      `The operator '${operator}' is not supported by the '${name}' field.`,
    ]);
  }
  const values = operands.flatMap((operand) => valueOf(operand, name, field, jira, asker));
  const isNegative = operator.startsWith('!') || operator.includes('not');
  const wantsEmpty = operands.some(({ kind }) => kind === 'empty');
  if (operator.startsWith('is') && !wantsEmpty) {
    throw new JiraError(400, [`The operator '${operator}' needs EMPTY after it.`]);
  }
  return (issue) => {
    const own = field.values(issue);
    // As in Jira, an empty field meets neither `=` nor `!=`.
    if (own.length === 0) return wantsEmpty && !isNegative;
    const isMet = own.some((mine) => values.some((value) => meets(mine, operator, value)));
    return isMet !== isNegative;
  };
}

function meets(mine: Value, operator: string, value: Value): boolean {
  switch (operator) {
    case '~':
    case '!~':
      return String(mine).toLowerCase().includes(String(value).toLowerCase().replaceAll('*', ''));
    case '<':
      return mine < value;
    case '>':
      return mine > value;
    case '<=':
      return mine <= value;
    case '>=':
      return mine >= value;
    default:
      return String(mine).toLowerCase() === String(value).toLowerCase();
  }
}

function valueOf(
  { kind, text }: Operand,
  name: string,
  field: SearchField,
  jira: JiraData,
  asker: Asker,
): readonly Value[] {
  if (kind === 'empty') return [];
  if (kind === 'function') {
    const known = JQL_FUNCTIONS.find((other) => other.name.toLowerCase() === text.toLowerCase());
    if (known !== undefined) return known.values(jira, asker);
    throw new JiraError(400, [`Unable to find JQL function '${text}()'.`]);
  }
  if (field.kind === 'time') return [timeOf(text, name, asker.now)];
  const known = field.known?.(jira);
  if (known !== undefined && !known.some((other) => other.toLowerCase() === text.toLowerCase())) {
    throw new JiraError(400, [`The value '${text}' does not exist for the field '${name}'.`]);
  }
  return [text];
}

function timeOf(text: string, name: string, now: number): number {
  const relative = /^(?<amount>[+-]?\d+)(?<unit>[mhdw])$/u.exec(text)?.groups;
  if (relative !== undefined) return now + Number(relative['amount']) * UNITS[relative['unit']!]!;
  if (/^\d{4}[-/]\d{2}[-/]\d{2}(?: \d{2}:\d{2})?$/u.test(text)) {
    return Date.parse(
      `${text.replaceAll('/', '-').replace(' ', 'T')}${text.includes(' ') ? '' : 'T00:00'}Z`,
    );
  }
  throw new JiraError(400, [
    `Date value '${text}' for field '${name}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
  ]);
}

function rankOf(field: SearchField): (issue: Issue) => Value {
  return field.rank ?? ((issue) => field.values(issue)[0] ?? '');
}

function compareValues(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en');
}
