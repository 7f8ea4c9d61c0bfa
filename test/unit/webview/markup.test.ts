import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Comparison, SendResult } from '../../../src/protocol/console';
import type { FetchedPages } from '../../../src/protocol/pages';
import { drawn, WEBVIEW, type FakeNode } from './drawn';

const MARKUP = `<script>alert(1)</script><img src=x onerror=alert(2)><a href="javascript:alert(3)">&lt;`;

/** What the console's answer looks like, drawn by its own code. */
function draw(result: SendResult): FakeNode {
  return drawn(
    `import { Answer } from './console/answer';
     render(<Answer exchange={{ kind: 'settled', request, result }} />, root);`,
    { request: { credentialId: 'c' }, result },
  );
}

/** The views of an answer whose body is not kept. */
function drawViews(answer: Extract<SendResult, { kind: 'answer' }>): FakeNode {
  return drawn(
    `import { AnswerViews } from './console/answerViews';
     render(<AnswerViews answer={answer} />, root);`,
    { answer },
  );
}

/** What the fetched pages of a list look like. */
function drawPages(fetched: FetchedPages): FakeNode {
  return drawn(
    `import { FetchedRows } from './console/pages';
     render(<FetchedRows fetched={fetched} />, root);`,
    { fetched },
  );
}

/** What several sites answered, drawn by the console's own code. */
function drawComparison(comparison: Comparison): FakeNode {
  return drawn(
    `import { ComparedSites } from './console/comparedSites';
     render(<ComparedSites comparison={comparison} />, root);`,
    { comparison },
  );
}

const ANSWER: Extract<SendResult, { kind: 'answer' }> = {
  kind: 'answer',
  method: 'GET',
  url: `https://acme.example/${MARKUP}`,
  status: 200,
  statusText: MARKUP,
  headers: [['x-markup', MARKUP]],
  time: 1,
  firstByte: 1,
  size: MARKUP.length,
  transferred: 1,
  redirects: 0,
  connection: undefined,
  sent: { headers: [], body: undefined },
  cut: undefined,
  hint: { code: 'scope_missing', sentence: MARKUP },
  rateLimit: { limit: 10, remaining: 1, isNear: true, about: MARKUP },
};

const DRAWN: readonly [what: string, result: SendResult, times: number][] = [
  ['an answer', ANSWER, 2],
  [
    'what an error says',
    {
      ...ANSWER,
      hint: undefined,
      errors: {
        origin: 'jira',
        title: MARKUP,
        messages: [MARKUP],
        fieldErrors: [{ field: MARKUP, message: MARKUP }],
        traceId: MARKUP,
        step: MARKUP,
      },
    },
    6,
  ],
  [
    'what is said of a task',
    { ...ANSWER, task: { firstStatus: 303, id: MARKUP, end: '', tone: 'info', sentence: MARKUP } },
    4,
  ],
  [
    'a failure without an answer',
    {
      kind: 'failed',
      code: 'timeout',
      message: MARKUP,
      field: undefined,
      remedy: undefined,
      isUnanswered: true,
    },
    1,
  ],
  [
    'a failure',
    { kind: 'failed', code: 'x', message: MARKUP, field: undefined, remedy: 'authorize' },
    1,
  ],
];

/** What of a page would run or load something. */
function active(root: FakeNode): readonly string[] {
  return root
    .all()
    .flatMap(({ localName, attributes }) => [localName, ...Object.keys(attributes)])
    .filter((name) => /^(?:script|img|a|iframe|on.*|src|href|style)$/.test(name));
}

describe('what comes from elsewhere', () => {
  for (const [what, result, times] of DRAWN) {
    it(`is text in ${what}, whatever markup is in it`, () => {
      const root = draw(result);
      equal(root.text.split(MARKUP).length - 1, times, root.text);
      deepStrictEqual(active(root), []);
    });
  }

  it('is text in the headers of an answer, and in the request that it answers', async () => {
    const sent = { headers: [['x-sent', MARKUP]], body: { text: MARKUP, left: 0 } } as const;
    const root = drawViews({ ...ANSWER, sent });
    equal(root.text.split(MARKUP).length - 1, 2, root.text);
    ok(root.text.includes(`x-markup${MARKUP}`));
    root
      .all()
      .find(({ attributes }) => attributes['id'] === 'answer-tab-request')!
      .click();
    await new Promise((resolve) => setImmediate(resolve));
    ok(root.text.includes(`x-sent${MARKUP}${MARKUP}`), root.text);
    deepStrictEqual(active(root), []);
  });

  it('is text in the rows of fetched pages, and in how they ended', () => {
    const root = drawPages({
      address: `GET ${MARKUP}`,
      state: 'ended',
      rows: 2,
      pages: 1,
      expected: 2,
      waiting: undefined,
      outcome: { tone: 'warning', sentences: [MARKUP] },
      firstRows: [MARKUP, '{}'],
    });
    equal(root.text.split(MARKUP).length - 1, 3, root.text);
    deepStrictEqual(active(root), []);
  });

  it('is text in the rows of a body, as JSON and as it came', () => {
    for (const isJson of [true, false]) {
      const root = drawn(
        `import { Row } from './viewer/row';
         render(<Row id="r" index={0} row={row} isJson={isJson} marks={[]} />, root);`,
        {
          isJson,
          row: {
            line: 0,
            depth: 1,
            text: `"${MARKUP}": `,
            left: 9,
            fold: 'folded',
            hidden: 2,
            close: MARKUP,
          },
        },
      );
      equal(root.text.split(MARKUP).length - 1, 2, root.text);
      // Where a row is, is set by the page itself.
      deepStrictEqual(
        active(root).filter((name) => name !== 'style' && name !== 'onClick'),
        [],
      );
    }
  });

  it('is text in the table of several sites, which shows how each of them ended', () => {
    const { statusText } = ANSWER;
    const row = { credential: MARKUP, site: MARKUP, production: true };
    const root = drawComparison({
      id: 1,
      method: 'GET',
      path: MARKUP,
      isRunning: true,
      rows: [
        { ...row, outcome: { kind: 'answer', status: 200, statusText, time: 1200, size: 2048 } },
        { ...row, outcome: { kind: 'failed', message: MARKUP } },
        row,
      ],
    });
    equal(root.text.split(MARKUP).length - 1, 9, root.text);
    deepStrictEqual(
      ['2 of 3 sites are done', '200 ', '1.2 s', '2 KB', '(production)', 'Waiting'].filter(
        (text) => !root.text.includes(text),
      ),
      [],
    );
    // Only what was answered can be shown.
    equal(root.all().filter(({ localName }) => localName === 'input').length, 1);
    deepStrictEqual(active(root), []);
  });

  it('has no way to become markup or code in any source of a webview', () => {
    const ways =
      /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySet|srcdoc|document\.write|createContextualFragment|DOMParser|parseFromString|setHTML|\beval\b|\bnew Function\b|\bFunction\(|javascript:|\bset(?:Timeout|Interval)\(\s*['"`]|<(?:a|iframe|object|embed|base|script)\b|\bhref\b/;
    const sources = readdirSync(WEBVIEW, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.tsx?$/.test(file),
    );
    ok(sources.length > 20, 'the sources were not found');
    const found = sources.filter((file) => ways.test(readFileSync(join(WEBVIEW, file), 'utf8')));
    deepStrictEqual(found, []);
  });
});
