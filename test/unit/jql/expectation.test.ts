import { deepStrictEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { jqlAt } from '../../../src/core/jql/expectation';
import { marked } from './site';

/** The kind of what is expected at the mark with what it is for, what is replaced, and what was typed. */
function expected(query: string): readonly [what: string, replaced: string, typed: string] {
  const [text, cursor] = marked(query);
  const expectation = jqlAt(text, cursor);
  const { from, to, typed } = expectation;
  return [describeIt(expectation), text.slice(from, to), typed];
}

function describeIt(expectation: ReturnType<typeof jqlAt>): string {
  switch (expectation.kind) {
    case 'field':
      return expectation.isOrder ? 'field to sort by' : 'field';
    case 'operator':
      return `operator of ${expectation.field}`;
    case 'value': {
      const { field, operator, predicate, list } = expectation;
      const place = { none: '', missing: ', list missing', open: ', in list' }[list];
      return `value: ${field} ${operator}${predicate === undefined ? '' : ` … ${predicate}`}${place}`;
    }
    case 'keyword':
      return expectation.words.join(' ');
    case 'nothing':
      return 'nothing';
  }
}

const CONNECTORS = 'AND OR ORDER BY';
const WAS = `${CONNECTORS} BY BEFORE AFTER ON DURING`;
const CHANGED = `${WAS} FROM TO`;
const IN_GROUP = 'AND OR )';

const rows: readonly [query: string, what: string, replaced?: string, typed?: string][] = [
  ['|', 'field'],
  ['st|', 'field', 'st', 'st'],
  ['st|atus = Done', 'field', 'status ', 'st'],
  ['|status = Done', 'field', 'status '],
  ['"Story Po|', 'field', '"Story Po', 'Story Po'],
  ['"Story| Points" = 1', 'field', '"Story Points" ', 'Story'],
  ['cf[100|20] = 1', 'field', 'cf[10020] ', 'cf[100'],
  ['status |', 'operator of status', ' '],
  ['status i|', 'operator of status', ' i', 'i'],
  ['status i|s not EMPTY', 'operator of status', ' is not ', 'i'],
  ['status |is not EMPTY', 'operator of status', ' is not '],
  ['status | Done', 'operator of status', '  '],
  ['status not |', 'operator of status', ' not ', 'not '],
  ['status NOT i|', 'operator of status', ' NOT i', 'not i'],
  ['status !|', 'operator of status', ' !', '!'],
  ['status !|= Done', 'operator of status', ' != ', '!'],
  ['created >|', 'operator of created', ' >', '>'],
  ['"Story Points" |', 'operator of Story Points', ' '],
  ['"Story Points"|', 'operator of Story Points'],
  ["'Story \\'Points\\'' |", "operator of Story 'Points'", ' '],
  ['cf[10020] |', 'operator of cf[10020]', ' '],
  ['issue.property["a b"].c |', 'operator of issue.property["a b"].c', ' '],
  ['status = |', 'value: status ='],
  ['status=|', 'value: status ='],
  ['status = Do|ne', 'value: status =', 'Done', 'Do'],
  ['status = |Done', 'value: status =', 'Done'],
  ['status = | AND x = 1', 'value: status =', ' '],
  ['status = |AND x = 1', 'value: status ='],
  ['status = "In Pr|', 'value: status =', '"In Pr', 'In Pr'],
  ['status = "In Pr|o AND x = 1', 'value: status =', '"In Pro ', 'In Pr'],
  ['status = "In Pr|ogress" AND x = 1', 'value: status =', '"In Progress" ', 'In Pr'],
  ["status = 'It\\'s \\u0041|", 'value: status =', "'It\\'s \\u0041", "It's A"],
  ['status = In\\ Pr|', 'value: status =', 'In\\ Pr', 'In Pr'],
  ['created >= -1d|', 'value: created >=', '-1d', '-1d'],
  ['assignee = curr|entUser() AND x = 1', 'value: assignee =', 'currentUser() ', 'curr'],
  ['assignee in m|embersOf("a)b") ', 'value: assignee in, list missing', 'membersOf("a)b") ', 'm'],
  ['assignee = membersOf("|', 'nothing', '"'],
  ['assignee = membersOf(|)', 'nothing'],
  ['assignee in membersOf("jira-users") |', CONNECTORS, ' '],
  ['issue in issueHistory()|', CONNECTORS],
  ['issue in updatedBy(a, "b") |', CONNECTORS, ' '],
  ['status in |', 'value: status in, list missing'],
  ['status in (|', 'value: status in, in list'],
  ['status in (a, b, |)', 'value: status in, in list'],
  ['status in (a,b|)', 'value: status in, in list', 'b', 'b'],
  ['status in (a |', ', )', ' '],
  ['status in ("a"|', ', )'],
  ['status in (a, now() |', ', )', ' '],
  ['status not in (|', 'value: status not in, in list'],
  ['STATUS NOT  IN (|', 'value: STATUS not in, in list'],
  ['status in (a) |', CONNECTORS, ' '],
  ['status is |', 'value: status is'],
  ['status is no|', 'value: status is', 'no', 'no'],
  ['status is not |', 'value: status is not'],
  ['status IS NOT EMPTY |', CONNECTORS, ' '],
  ['status is null |', CONNECTORS, ' '],
  ['status was |', 'value: status was'],
  ['status was not in (|', 'value: status was not in, in list'],
  ['status was Done |', WAS, ' '],
  ['status was Done b|', WAS, ' b', 'b'],
  ['status WAS "Done" BY |', 'value: status was … by'],
  ['status was Done by a be|', WAS, ' be', 'be'],
  ['status was Done during |', 'value: status was … during, list missing'],
  ['status was Done during (now(), |', 'value: status was … during, in list'],
  ['status was in (a, b) before |', 'value: status was in … before'],
  ['status changed |', CHANGED, ' '],
  ['status CHANGED FROM |', 'value: status changed … from'],
  ['status changed from a to |', 'value: status changed … to'],
  ['status changed from in to |', 'value: status changed … to'],
  ['status changed by currentUser() after |', 'value: status changed … after'],
  ['status = Done by |', CONNECTORS, ' '],
  ['status = Done |', CONNECTORS, ' '],
  ['status = Done AN|', CONNECTORS, ' AN', 'AN'],
  ['status = Done |AND x = 1', CONNECTORS, ' AND '],
  ['status = Done |x = 1', CONNECTORS, ' '],
  ['status = Done OR|DER BY x', CONNECTORS, ' ORDER BY ', 'OR'],
  ['status = Done and |', 'field'],
  ['status = Done && |', 'field'],
  ['status = Done AND | OR x = 1', 'field', ' '],
  ['NOT |', 'field'],
  ['not st|', 'field', 'st', 'st'],
  ['!|', 'field'],
  ['(|', 'field'],
  ['((a = 1 |', IN_GROUP, ' '],
  ['((a = 1) |', IN_GROUP, ' '],
  ['((a = 1)) |', CONNECTORS, ' '],
  ['NOT (a in (b, c) OR d = |', 'value: d ='],
  ['(a in (b) |', IN_GROUP, ' '],
  ['a = 1 ORDER |', 'BY', ' '],
  ['order by |', 'field to sort by'],
  ['a = 1 ORDER BY cr|', 'field to sort by', 'cr', 'cr'],
  ['a = 1 ORDER BY created |', 'ASC DESC ,', ' '],
  ['a = 1 ORDER BY created AS|', 'ASC DESC ,', ' AS', 'AS'],
  ['a = 1 ORDER BY created asc |', ',', ' '],
  ['a = 1 ORDER BY created ASC, |', 'field to sort by'],
  ['a = 1 ORDER BY "Story Points" DESC, f2 |', 'ASC DESC ,', ' '],
  ['status = {{wanted}} |', CONNECTORS, ' '],
  ['status = {{wanted}}|', CONNECTORS],
  ["status in ({{last.a[?b == 'c d']}}, |", 'value: status in, in list'],
  ['status = "{{last["a"]}} x" |', CONNECTORS, ' '],
  ['status = {{wan|ted}}', 'nothing', '{{wanted}}', '{{wan'],
  ['{{clause}} AND |', 'field'],
  ['{{field}} = |', 'value: {{field}} ='],
  ['status = AND prio|', 'field', 'prio', 'prio'],
  ['status in (Done AND prio|', 'field', 'prio', 'prio'],
  ['status "|', 'nothing', '"'],
];

describe('what a query expects at a cursor', () => {
  for (const [query, what, replaced = '', typed = ''] of rows) {
    it(query, () => {
      deepStrictEqual(expected(query), [what, replaced, typed]);
    });
  }

  it('ends a suggestion with a blank where none follows, and neither a comma nor a parenthesis', () => {
    const blanks = ['a|', 'a| = 1', 'a in (b|', 'a in (b|)', 'a in (b|, c)'].map(
      (query) => jqlAt(...marked(query)).blank,
    );
    deepStrictEqual(blanks, [' ', ' ', ' ', '', '']);
  });

  it('is told of any text, at any cursor in it', () => {
    const piece = fc.constantFrom(
      ...'status cf[1] "a b" \'a " \\ \\u00 \\ " in not is was changed by AND or ORDER BY desc ( ) , = != ! < ~ && | {{a}} {{ }} [ ] EMPTY now() \n'.split(
        ' ',
      ),
      ' ',
    );
    const query = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
      fc.array(piece).map((pieces) => pieces.join(' ')),
    );
    const place = query.chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length)));
    fc.assert(
      fc.property(place, ([text, cursor]) => {
        const { from, to } = jqlAt(text, cursor);
        ok(0 <= from && from <= cursor && cursor <= to && to <= text.length, `${from}–${to}`);
      }),
      { numRuns: 300 },
    );
  });
});
