import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { readDocument } from '../../../src/core/text/adf/document';
import type { BodyQuestion, BodyState } from '../../../src/protocol/answerBody';
import { drawn, type FakeNode } from './drawn';

const MARKUP = '<script>alert(1)</script><img src=x onerror=alert(2)>';

const SCRIPTED = ['javascript', 'alert(1)'].join(':');

function drawDocument(...content: unknown[]): FakeNode {
  return drawn(
    `import { AdfBlocks } from './viewer/preview/adfBlocks';
     render(<AdfBlocks blocks={blocks} />, root);`,
    { blocks: readDocument(JSON.stringify({ content })) },
  );
}

const text = (value: string, ...marks: unknown[]) => ({ type: 'text', text: value, marks });
const link = (href: string) => ({ type: 'link', attrs: { href } });

describe('a formatted text', () => {
  it('is text, whatever markup is in it', () => {
    const content = [{ type: 'paragraph', content: [text(MARKUP, link(MARKUP))] }];
    const root = drawDocument(
      ...content,
      { type: 'heading', attrs: { level: 1 }, content: [text(MARKUP)] },
      { type: 'codeBlock', attrs: { language: MARKUP }, content: [text(MARKUP)] },
      { type: 'panel', attrs: { panelType: MARKUP }, content },
      { type: 'expand', attrs: { title: MARKUP }, content },
      { type: 'blockCard', attrs: { url: MARKUP } },
      { type: 'media', attrs: { alt: MARKUP } },
      { type: 'taskList', content: [{ type: 'taskItem', attrs: { state: MARKUP }, content }] },
      { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', content }] }] },
      { type: 'paragraph', content: [{ type: 'status', attrs: { text: MARKUP, color: MARKUP } }] },
      { type: MARKUP, content },
    );
    equal(root.text.split(MARKUP).length - 1, 14, root.text);
    const names = root.all().map(({ localName }) => localName);
    deepStrictEqual(
      names.filter((name) => ['script', 'img', 'a', 'iframe'].includes(name)),
      [],
    );
  });

  it('has only links that lead to a page or a letter', () => {
    const addresses = ['https://example.com', 'HTTP://example.com', 'mailto:ada@example.com'];
    const others = [
      SCRIPTED,
      `\n${SCRIPTED}`,
      'data:text/html,x',
      'command:x',
      '//x',
      '/x',
      'https:x',
    ];
    const root = drawDocument(
      ...[...addresses, ...others].map((href) => text(href, link(href))),
      ...others.map((url) => ({ type: 'blockCard', attrs: { url } })),
      ...others.map((url) => ({ type: 'inlineCard', attrs: { url } })),
    );
    const links = root.all().filter(({ localName }) => localName === 'a');
    deepStrictEqual(
      links.map(({ attributes }) => attributes['href']),
      addresses,
    );
  });

  it('never leads elsewhere, however an address is written', () => {
    const scheme = fc.constantFrom('javascript', 'data', 'command', 'vscode', 'file', ' https', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(scheme, fc.string()), { maxLength: 40 }), (addresses) => {
        const root = drawDocument(
          ...addresses.map(([name, rest]) => text('x', link(`${name}:${rest}`))),
        );
        deepStrictEqual(
          root.all().filter(({ localName }) => localName === 'a'),
          [],
        );
      }),
      { numRuns: 3 },
    );
  });
});

const STATE: BodyState = { size: 10, isEnded: true, json: 'other', rows: { pretty: 0, raw: 1 } };

/** What the preview of a body shows once it has its answers. */
async function previewOf(
  bytes: Uint8Array,
  contentType: string | undefined,
  state: Partial<BodyState> = {},
): Promise<FakeNode> {
  const ask = (question: BodyQuestion) =>
    Promise.resolve(
      question.kind === 'documents'
        ? { first: [{ line: 3, path: 'fields.description', text: DOCUMENT }], isAll: true }
        : bytes,
    );
  const root = drawn(
    `import { Preview } from './viewer/preview/preview';
     render(<Preview ask={ask} state={state} contentType={contentType} />, root);`,
    { ask, state: { ...STATE, size: bytes.length, ...state }, contentType, ...PAGE },
    { setTimeout: setImmediate, clearTimeout: clearImmediate, queueMicrotask },
  );
  await settled();
  return root;
}

/** Each question takes a few turns: those of an effect, of its answer and of drawing that. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const DOCUMENT = JSON.stringify({ type: 'doc', version: 1, content: [text('formatted')] });

/** What a preview takes of its page. */
const PAGE = {
  Uint8Array,
  TextDecoder,
  Blob,
  URL: { createObjectURL: ({ type }: Blob) => `blob:${type}`, revokeObjectURL: () => undefined },
  DOMParser: class {
    parseFromString = (page: string) => ({
      documentElement: {
        nodeName: 'HTML',
        childNodes: [{ nodeName: '#text', nodeValue: page, childNodes: [] }],
      },
    });
  },
};

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

describe('a preview', () => {
  it('shows bytes with their type and size', async () => {
    const { text: shown } = await previewOf(Buffer.from('%PDF-1'), undefined);
    ok(shown.startsWith('application/pdf, 6 BAll bytes:00000000  25 50 44 46 2d 31 '), shown);
  });

  it('shows the text of a page, and says so where headers told of an image', async () => {
    const { text: shown } = await previewOf(Buffer.from('<html>hi'), 'image/png');
    ok(
      shown.startsWith(
        'The headers say image/png; the body is text/html.The text of an HTML page of 8 B.',
      ),
      shown,
    );
    ok(shown.endsWith('<html>hi'), shown);
  });

  it('shows the formatted texts in JSON with their path', async () => {
    const shown = await previewOf(Buffer.from('{}'), 'application/json', { json: 'whole' });
    equal(shown.text, 'fields.descriptionformatted');
  });

  it('shows an image as an image, also where headers say it is a page', async () => {
    const root = await previewOf(PNG, 'text/html');
    ok(
      root.text.startsWith('The headers say text/html; the body is image/png.image/png, 8 B'),
      root.text,
    );
    deepStrictEqual(
      imagesIn(root).map(({ attributes }) => attributes['src']),
      ['blob:image/png'],
    );
  });

  it('shows an image in its own size, and says where it is broken', async () => {
    const root = await previewOf(PNG, 'image/png');
    const image = imagesIn(root)[0]!;
    root
      .all()
      .find(({ localName, text: label }) => localName === 'button' && label === 'Actual Size')
      ?.click();
    await settled();
    equal(image.parentNode?.attributes['class'], 'previewImage actual');
    image.fire('error');
    await settled();
    ok(root.text.includes('The image cannot be shown'), root.text);
    deepStrictEqual(imagesIn(root), []);
  });

  it('does not take the beginning of an image for a broken one', async () => {
    const root = await previewOf(PNG, 'image/png', { file: { size: 3 * 1024 * 1024 } });
    equal(root.text, 'image/png, 3 MB: too large to be shown.');
  });

  it('tells the size of the whole where only its beginning is here', async () => {
    const file = { size: 2048 };
    const { text: ofBytes } = await previewOf(Buffer.from('%PDF-1'), undefined, { file });
    ok(ofBytes.startsWith('application/pdf, 2 KBThe first 6 bytes:'), ofBytes);
    const { text: ofPage } = await previewOf(Buffer.from('<html>hi'), 'text/html', { file });
    ok(ofPage.startsWith('The text of the first 8 B of an HTML page of 2 KB.'), ofPage);
  });

  it('waits for all of the body', async () => {
    const { text: shown } = await previewOf(PNG, 'image/png', { isEnded: false });
    equal(shown, 'The preview comes once all has arrived.');
  });
});

function imagesIn(root: FakeNode): readonly FakeNode[] {
  return root.all().filter(({ localName }) => localName === 'img');
}
