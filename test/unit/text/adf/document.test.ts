import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { readDocument } from '../../../../src/core/text/adf/document';
import type { AdfBlock } from '../../../../src/core/text/adf/model';

function read(...content: unknown[]): readonly AdfBlock[] {
  return readDocument(JSON.stringify({ type: 'doc', version: 1, content }));
}

const plain = (text: string) => ({ type: 'text', text });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const shown = (text: string) => ({ kind: 'text', text, marks: [] });
const shownParagraph = (text: string) => ({ kind: 'paragraph', content: [shown(text)] });

describe('a document in Atlassian Document Format', () => {
  it('has paragraphs of marked text, links and breaks', () => {
    const marks = [
      { type: 'strong' },
      { type: 'subsup', attrs: { type: 'sup' } },
      { type: 'textColor', attrs: { color: '#ff0000' } },
      { type: 'link', attrs: { href: 'https://example.com' } },
    ];
    deepStrictEqual(read(paragraph({ ...plain('x'), marks }, { type: 'hardBreak' })), [
      {
        kind: 'paragraph',
        content: [
          {
            kind: 'text',
            text: 'x',
            marks: [
              { kind: 'strong' },
              { kind: 'sup' },
              { kind: 'link', address: 'https://example.com' },
            ],
          },
          { kind: 'break' },
        ],
      },
    ]);
  });

  it('has what stands in a line, a date as a day', () => {
    const [block] = read(
      paragraph(
        { type: 'mention', attrs: { id: '1', text: '@Ada' } },
        { type: 'mention', attrs: { id: '557058' } },
        { type: 'emoji', attrs: { shortName: ':grinning:', text: '😀' } },
        { type: 'emoji', attrs: { shortName: ':own:' } },
        { type: 'date', attrs: { timestamp: '1582152559000' } },
        { type: 'date', attrs: { timestamp: 'soon' } },
        { type: 'date', attrs: { timestamp: '9'.repeat(30) } },
        { type: 'status', attrs: { text: 'Open', color: 'blue' } },
        { type: 'inlineCard', attrs: { url: 'https://example.com/x' } },
        { type: 'inlineCard', attrs: { data: { '@id': 'https://example.com/y' } } },
        { type: 'mediaInline', attrs: { id: 'file-1' } },
      ),
    );
    deepStrictEqual(block, {
      kind: 'paragraph',
      content: [
        { kind: 'mention', text: '@Ada' },
        { kind: 'mention', text: '@557058' },
        { kind: 'emoji', text: '😀' },
        { kind: 'emoji', text: ':own:' },
        { kind: 'date', text: '2020-02-19' },
        { kind: 'date', text: 'soon' },
        { kind: 'date', text: '9'.repeat(30) },
        { kind: 'status', text: 'Open', color: 'blue' },
        { kind: 'card', url: 'https://example.com/x' },
        { kind: 'card', url: 'https://example.com/y' },
        { kind: 'media', text: 'file-1' },
      ],
    });
  });

  it('has headings, code, quotes, panels, expands, rules, cards and media', () => {
    const content = [paragraph(plain('in'))];
    deepStrictEqual(
      read(
        { type: 'heading', attrs: { level: 3 }, content: [plain('title')] },
        { type: 'heading', attrs: { level: 9 } },
        { type: 'codeBlock', attrs: { language: 'java' }, content: [plain('a\n'), plain('b')] },
        { type: 'blockquote', content },
        { type: 'panel', attrs: { panelType: 'warning' }, content },
        { type: 'expand', attrs: { title: 'more' }, content },
        { type: 'rule' },
        { type: 'blockCard', attrs: { url: 'https://example.com' } },
        { type: 'mediaSingle', content: [{ type: 'media', attrs: { alt: 'a cat', id: '1' } }] },
      ),
      [
        { kind: 'heading', level: 3, content: [shown('title')] },
        { kind: 'heading', level: 1, content: [] },
        { kind: 'code', language: 'java', text: 'a\nb' },
        { kind: 'quote', content: [shownParagraph('in')] },
        { kind: 'panel', type: 'warning', content: [shownParagraph('in')] },
        { kind: 'expand', title: 'more', content: [shownParagraph('in')] },
        { kind: 'rule' },
        { kind: 'card', url: 'https://example.com' },
        { kind: 'media', text: 'a cat' },
      ],
    );
  });

  it('has lists in lists, of tasks also those between the items', () => {
    const task = (text: string, state: string) => ({
      type: 'taskItem',
      attrs: { state },
      content: [plain(text)],
    });
    const inner = { type: 'orderedList', attrs: { order: 3 }, content: [{ type: 'listItem' }] };
    deepStrictEqual(
      read(
        { type: 'bulletList', content: [{ type: 'listItem', content: [inner] }] },
        {
          type: 'taskList',
          content: [task('a', 'DONE'), { type: 'taskList', content: [task('b', 'TODO')] }],
        },
      ),
      [
        {
          kind: 'list',
          style: 'bullet',
          start: 1,
          items: [
            {
              state: undefined,
              content: [
                {
                  kind: 'list',
                  style: 'ordered',
                  start: 3,
                  items: [{ state: undefined, content: [] }],
                },
              ],
            },
          ],
        },
        {
          kind: 'list',
          style: 'task',
          start: 1,
          items: [
            {
              state: 'DONE',
              content: [
                shownParagraph('a'),
                {
                  kind: 'list',
                  style: 'task',
                  start: 1,
                  items: [{ state: 'TODO', content: [shownParagraph('b')] }],
                },
              ],
            },
          ],
        },
      ],
    );
  });

  it('has tables with header cells and cells that span others', () => {
    const cells = [
      { type: 'tableHeader', attrs: { colspan: 2 }, content: [paragraph(plain('a'))] },
      { type: 'tableCell', attrs: { rowspan: -1 }, content: [] },
    ];
    deepStrictEqual(read({ type: 'table', content: [{ type: 'tableRow', content: cells }] }), [
      {
        kind: 'table',
        rows: [
          [
            { isHeader: true, columns: 2, rows: 1, content: [shownParagraph('a')] },
            { isHeader: false, columns: 1, rows: 1, content: [] },
          ],
        ],
      },
    ]);
  });

  it('keeps and marks what it does not know, in a line, too', () => {
    deepStrictEqual(
      read({ type: 'new', content: [plain('a')] }, paragraph({ type: 'odd', text: 'b' })),
      [
        { kind: 'unknown', type: 'new', content: [shownParagraph('a')] },
        {
          kind: 'paragraph',
          content: [{ kind: 'unknown', type: 'odd', content: [shown('b')] }],
        },
      ],
    );
  });

  it('says where it is nested too deep, however deep that is', () => {
    for (const type of ['blockquote', 'bulletList', 'new', 'layoutSection', 'table', 'paragraph']) {
      const depth = 20_000;
      const json = `{"type":"${type}","content":[`.repeat(depth) + ']}'.repeat(depth);
      ok(JSON.stringify(readDocument(json)).includes('"cut"'), type);
    }
  });

  it('is read whatever is wrong with it', () => {
    const keys = ['type', 'content', 'attrs', 'text', 'marks', 'version', 'url', 'data', 'order'];
    const wrong = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom(...types, '__proto__', 'constructor', null, 0, 1.5, true),
        fc.string(),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom(...keys), tie('value')),
      ),
    })).value;
    fc.assert(fc.property(wrong, (value) => Array.isArray(read(value))));
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(readDocument(text))));
  });

  it('loses no text, and keeps its order', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), (nodes) => {
        let count = 0;
        const number = (value: unknown): unknown => {
          if (Array.isArray(value)) return value.map(number);
          const { type, content } = value as { type: string; content?: unknown };
          return content === undefined
            ? { type, text: `‹${(count += 1)}›` }
            : { type, content: number(content) };
        };
        const content = number(nodes) as unknown[];
        const texts = JSON.stringify(read(...content)).match(/‹\d+›/gu) ?? [];
        equal(texts.join(''), Array.from({ length: count }, (_, at) => `‹${at + 1}›`).join(''));
      }),
    );
  });
});

const types = [
  ...['paragraph', 'heading', 'bulletList', 'orderedList', 'taskList', 'decisionList', 'panel'],
  ...['listItem', 'taskItem', 'decisionItem', 'blockquote', 'codeBlock', 'table', 'tableRow'],
  ...['tableCell', 'tableHeader', 'expand', 'nestedExpand', 'mediaSingle', 'layoutSection', 'new'],
];

/** Any nodes in any others, with texts at their ends. */
const node = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant({ type: 'text' }),
    fc.record({
      type: fc.constantFrom(...types),
      content: fc.array(tie('node'), { maxLength: 4 }),
    }),
  ),
})).node;
