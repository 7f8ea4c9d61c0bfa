import { deepEqual, equal } from 'node:assert/strict';
import { drawn, type FakeNode } from './drawn';

const TEXT = '"customfield_1": "ABC-1"';

/** A row of JSON, drawn without its links and then with them. */
function drawRow(text: string): FakeNode {
  return drawn(
    `import { Row } from './viewer/row';
     import { answerLinks } from '../core/text/answerLinks/answerLinks';
     const site = { siteUrl: 'https://acme.example', apiBaseUrl: 'https://api.example/1' };
     const looks = { id: 'r', index: 0, isJson: true, marks: [] };
     const row = { line: 0, depth: 0, text, left: 0 };
     const links = answerLinks(site, new Map([['customfield_1', 'Epic']]), () => 0);
     render(<Row {...looks} row={row} />, root);
     render(<Row {...looks} row={row} links={links} />, root);`,
    { text, URL },
  );
}

/** What the buttons for a row of JSON are called, after each was pressed, and what they opened. */
function pressTools(text: string): [names: string[], opened: unknown[], said: string] {
  const opened: unknown[] = [];
  const root = drawn(
    `import { RowLinkTools } from './viewer/rowLinkTools';
     import { answerLinks } from '../core/text/answerLinks/answerLinks';
     const site = { siteUrl: 'https://acme.example', apiBaseUrl: 'https://api.example/1' };
     const links = answerLinks(site, new Map([['customfield_1', 'Epic']]), () => 0);
     render(<RowLinkTools row={{ text }} links={links} onOpenLink={onOpenLink} />, root);`,
    {
      text,
      URL,
      onOpenLink: ({ path, address }: Record<string, string>, where: string) =>
        opened.push(where === 'request' ? path : address),
    },
  );
  const buttons = root.all().filter(({ localName }) => localName === 'button');
  for (const button of buttons) button.click();
  const said = root.all().find(({ attributes }) => attributes['aria-live'] === 'polite');
  return [buttons.map((button) => button.text), opened, said?.text ?? ''];
}

describe('a row with links', () => {
  it('shows them, and the name of a field, and is the same text', () => {
    const root = drawRow(TEXT);
    equal(root.text, TEXT);
    const pieces = root.all().filter(({ attributes }) => attributes['title'] !== undefined);
    deepEqual(
      pieces.map((piece) => [
        piece.text,
        piece.attributes['title'],
        piece.attributes['data-field'],
      ]),
      [
        ['"customfield_1"', 'Epic', 'Epic'],
        [
          'ABC-1',
          'Ctrl+click sends GET /rest/api/3/issue/ABC-1, Ctrl+Shift+click opens the browser',
          undefined,
        ],
      ],
    );
  });

  it('says that a page opens in the browser', () => {
    const titles = drawRow('"url": "https://cdn.example/a"')
      .all()
      .flatMap(({ attributes }) => attributes['title'] ?? []);
    deepEqual(titles, ['Ctrl+click opens https://cdn.example/a in the browser']);
  });

  it('has buttons for where its link leads, and says what is said of it', () => {
    deepEqual(pressTools(TEXT), [
      ['Go to ABC-1', 'Open in Browser'],
      ['/rest/api/3/issue/ABC-1', 'https://acme.example/browse/ABC-1'],
      'Epic',
    ]);
    deepEqual(pressTools('"url": "https://cdn.example/a"'), [
      ['Open in Browser'],
      ['https://cdn.example/a'],
      '',
    ]);
    deepEqual(pressTools('"summary": "ABC"'), [[], [], '']);
  });
});
