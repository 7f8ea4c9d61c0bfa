import type { Account } from '../../accounts';
import { JiraError } from '../errors';
import type { Issue, JiraData } from '../model';
import { parseJql, type Clause, type Condition, type Operand } from './parser';
import { searchField, type SearchField } from './searchFields';

type Value = string | number;
type Test = (issue: Issue) => boolean;

const OPERATORS: Readonly<Record<SearchField['kind'], readonly string[]>> = {
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

/** Who asks, and when. */
export interface Asker {
  /** Undefined for nobody in particular. */
  readonly account: Account | undefined;
  readonly now: number;
}

/** The issues that a query finds, in its order. @throws JiraError 400 */
export function findIssues(jql: string, jira: JiraData, asker: Asker): Issue[] {
  const { condition, order } = parseJql(jql);
  if (condition === undefined) {
    throw new JiraError(400, [
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    ]);
  }
  const found = [...jira.issues.values()].filter(testOf(condition, jira, asker));
  const ranks = order.map(({ field, descending }) => ({
    rank: rankOf(searchField(field, jira)),
    sign: descending ? -1 : 1,
  }));
  return found.sort((a, b) => {
    for (const { rank, sign } of ranks) {
      const difference = compare(rank(a), rank(b));
      if (difference !== 0) return difference * sign;
    }
    // Without an order, or within a tie, the newest comes first.
    return Number(b.id) - Number(a.id);
  });
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
  { account, now }: Asker,
): Value[] {
  if (kind === 'empty') return [];
  if (kind === 'function') {
    if (text.toLowerCase() === 'currentuser')
      return account === undefined ? [] : [account.account_id];
    if (text.toLowerCase() === 'now') return [now];
    throw new JiraError(400, [`Unable to find JQL function '${text}()'.`]);
  }
  if (field.kind === 'time') return [timeOf(text, name, now)];
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

function compare(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en');
}
