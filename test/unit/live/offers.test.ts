import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';

import { matchOperation } from '../../../src/core/catalogue/match';
import { createOperationIndex } from '../../../src/core/catalogue/operationIndex';
import type { Known, Question } from '../../../src/core/live/offer';
import { namesOf, offersAt, parameterOffers } from '../../../src/core/live/offers';
import { pathOffers } from '../../../src/core/live/pathOffers';
import type { LivePlace } from '../../../src/core/live/places';
import type { LiveValue } from '../../../src/core/live/question';
import { CATALOGUE } from '../catalogue/committed';

const index = createOperationIndex(CATALOGUE.operations);
const match = (path: string) => matchOperation(index, 'GET', path);

/** What is known where these questions have been answered. */
function knowing(...told: readonly (readonly [Question, readonly LiveValue[]])[]): Known {
  const answers = new Map(told.map(([question, values]) => [JSON.stringify(question), values]));
  return {
    values: (question) => answers.get(JSON.stringify(question)),
    vocabulary: () => undefined,
  };
}

/** Labels, and texts with a `|` at their cursor. */
function shown({ offers }: ReturnType<typeof offersAt>) {
  return offers.map(({ label, text, cursor }) => [
    label,
    `${text.slice(0, cursor)}|${text.slice(cursor)}`,
  ]);
}

const split = (marked: string): [string, number] => [marked.replace('|', ''), marked.indexOf('|')];

const WEB = { id: '10000', key: 'WEB', name: 'Website' };
const OPS = { id: '10001', key: 'OPS', name: 'Operations' };
const SPRINT = { id: 'customfield_10020', name: 'Sprint', detail: 'custom' };
const LABELS = { id: 'labels', name: 'Labels' };
const FIELDS: LivePlace = { kind: 'fields', writes: 'id' };
const NOTHING = knowing();

describe('what may be written in a text', () => {
  it('is found by name, by what is written and by what is said of it, in any case', () => {
    const known = knowing([{ kind: 'fields' }, [SPRINT, LABELS]]);
    const found = (text: string) => shown(offersAt(FIELDS, false, text, text.length, known));
    const sprint = ['Sprint', 'customfield_10020|'];
    deepStrictEqual(
      [found('spr'), found('1002'), found('CUSTOM'), found(''), found('customfield_10020')],
      [[sprint], [sprint], [sprint], [sprint, ['Labels', 'labels|']], []],
    );
  });

  it('takes the place of one entry of a list', () => {
    const known = knowing([{ kind: 'fields' }, [SPRINT, LABELS]]);
    const rows = ['summary,spr|', 'summary, spr|', '|,summary', 'summary,lab|els,assignee', 'a,|'];
    deepStrictEqual(
      rows.map((marked) => shown(offersAt(FIELDS, true, ...split(marked), known))),
      [
        [['Sprint', 'summary,customfield_10020|']],
        [['Sprint', 'summary, customfield_10020|']],
        [
          ['Sprint', 'customfield_10020|,summary'],
          ['Labels', 'labels|,summary'],
        ],
        [],
        [
          ['Sprint', 'a,customfield_10020|'],
          ['Labels', 'a,labels|'],
        ],
      ],
    );
  });

  it('is what Jira has found by it, and before that what it had found by its beginning', () => {
    const place: LivePlace = { kind: 'projects', writes: 'key' };
    const known = knowing(
      [{ kind: 'projects', text: '' }, [WEB, OPS]],
      // As a search by an address that is not shown does.
      [{ kind: 'projects', text: 'ada@' }, [OPS]],
    );
    deepStrictEqual(
      ['we', 'ada@', 'ada@x']
        .map((text) => offersAt(place, false, text, text.length, known))
        .map(shown),
      [[['Website', 'WEB|']], [['Operations', 'OPS|']], []],
    );
    deepStrictEqual(offersAt(place, false, 'WE', 2, known).question, {
      kind: 'projects',
      text: 'we',
    });
  });

  it('is asked for where nothing is known', () => {
    deepStrictEqual(
      [
        offersAt(FIELDS, true, '', 0, NOTHING),
        offersAt({ kind: 'jql', writes: 'name' }, false, 'a', 1, NOTHING),
        offersAt(undefined, false, 'a', 1, NOTHING),
      ],
      [
        { offers: [], question: { kind: 'fields' } },
        { offers: [], question: { kind: 'jql' } },
        { offers: [], question: undefined },
      ],
    );
  });

  it('are fields of a query, then the values of one', () => {
    const jql: LivePlace = { kind: 'jql', writes: 'name' };
    const query = { fieldName: 'project', fieldValue: 'w' };
    const project = {
      value: 'project',
      name: 'project',
      customId: undefined,
      operators: ['=', 'in'],
      types: [],
      isOrderable: true,
      hasValues: true,
    };
    const known: Known = {
      ...knowing([{ kind: 'jql_values', query }, [{ id: 'WEB', name: 'Website (WEB)' }]]),
      vocabulary: () => ({ fields: [project], functions: [] }),
    };
    deepStrictEqual(
      ['pro|', 'project = w|'].map((marked) =>
        shown(offersAt(jql, false, ...split(marked), known)),
      ),
      [[['project', 'project |']], [['Website (WEB)', 'project = WEB |']]],
    );
    deepStrictEqual(offersAt(jql, false, 'project = x', 11, known).question, {
      kind: 'jql_values',
      query: { fieldName: 'project', fieldValue: 'x' },
    });
  });

  it('are names of variables behind two braces, whatever the place is for', () => {
    const known = knowing(
      [{ kind: 'variables' }, [{ id: 'team', name: 'team' }]],
      [{ kind: 'fields' }, [SPRINT]],
    );
    const found = (marked: string) => shown(offersAt(FIELDS, false, ...split(marked), known));
    deepStrictEqual(
      [found('a{{te|'), found('a{{t|ea}}b'), found('{{$iso|'), found('{{la|'), found('{{team}}|')],
      [
        [['team', 'a{{team}}|']],
        [
          ['team', 'a{{team}}|b'],
          ['$isoTimestamp', 'a{{$isoTimestamp}}|b'],
          ['last.', 'a{{last.|b'],
        ],
        [['$isoTimestamp', '{{$isoTimestamp}}|']],
        [['last.', '{{last.|']],
        [],
      ],
    );
  });

  it('leaves the other entries of a list as they are', () => {
    const known = knowing([{ kind: 'fields' }, [SPRINT, LABELS]]);
    const text = fc.string({ unit: fc.constantFrom('a', 'l', ',', ' ', '"') });
    fc.assert(
      fc.property(text, fc.nat(), (typed, seed) => {
        const cursor = seed % (typed.length + 1);
        const at = typed.slice(0, cursor).split(',').length - 1;
        for (const { text: written } of offersAt(FIELDS, true, typed, cursor, known).offers) {
          const entries = written.split(',');
          equal(['customfield_10020', 'labels'].includes(entries[at]!.trim()), true);
          deepStrictEqual(entries.toSpliced(at, 1), typed.split(',').toSpliced(at, 1));
        }
      }),
    );
  });
});

describe('what a parameter may be given', () => {
  it('is what is documented, in the middle of a query too', () => {
    const [path, cursor] = split('/rest/api/3/issue/A-1?updateHistory=t|&expand=names');
    deepStrictEqual(shown(pathOffers(match(path), path, cursor, NOTHING)), [
      ['true', '/rest/api/3/issue/A-1?updateHistory=true|&expand=names'],
    ]);
  });

  it('is encoded in the path', () => {
    const known = knowing([{ kind: 'projects', text: 'we' }, [{ ...WEB, key: 'W&B' }]]);
    const [path, cursor] = split('/rest/api/3/project/we|?expand=lead');
    deepStrictEqual(shown(pathOffers(match(path), path, cursor, known)), [
      ['Website', '/rest/api/3/project/W%26B|?expand=lead'],
    ]);
  });

  it('are variables anywhere in the path', () => {
    const known = knowing([{ kind: 'variables' }, [{ id: 'v', name: 'version' }]]);
    const [path, cursor] = split('/rest/{{ver|/issue');
    deepStrictEqual(shown(pathOffers(undefined, path, cursor, known)), [
      ['version', '/rest/{{version}}|/issue'],
    ]);
  });

  it('is documented for each entry of a list', () => {
    const { operation } = match('/rest/api/3/project/search')!;
    const parameter = operation.queryParameters.find(({ name }) => name === 'status')!;
    equal(parameter.several, true);
    deepStrictEqual(shown(parameterOffers(operation, parameter, 'live,arch', 9, NOTHING)), [
      ['archived', 'live,archived|'],
    ]);
  });
});

describe('what a value means', () => {
  it('is its name, where the site has told it', () => {
    const known = knowing([{ kind: 'fields' }, [SPRINT, LABELS]]);
    deepStrictEqual(
      [
        namesOf(FIELDS, 'labels, customfield_10020,customfield_1', known),
        namesOf(FIELDS, 'customfield_10020', NOTHING),
        namesOf({ kind: 'issue_types', writes: 'name' }, 'Bug', known),
      ],
      [['Labels', 'Sprint'], [], []],
    );
  });
});
