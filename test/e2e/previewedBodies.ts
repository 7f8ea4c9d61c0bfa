import { crc32, deflateSync } from 'node:zlib';

/** A PNG of one color, half of which can be seen through. */
export function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits for each of red, green, blue and alpha.
  header.set([8, 6], 8);
  const pixel = [0x0c, 0x66, 0xe4];
  const line = [
    0,
    ...Array.from({ length: width }, (_, x) => [...pixel, x % 2 ? 255 : 128]).flat(),
  ];
  const lines = Buffer.concat(Array.from({ length: height }, () => Buffer.from(line)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(lines)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @see https://www.w3.org/TR/png-3/#5Chunk-layout */
function pngChunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
}

/** It would write into its page if its script ran. */
export const SVG = `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80">
  <script>document.documentElement.innerHTML = '';</script>
  <rect width="120" height="80" rx="8" fill="#0c66e4"/>
  <circle cx="60" cy="40" r="24" fill="#fff"/>
</svg>
`;

/** A page as a proxy answers it; it would change its title if its script ran. */
export const HTML = `<!DOCTYPE html>
<html>
  <head><title>Down for maintenance</title><style>p { color: red; }</style></head>
  <body>
    <script>document.title = 'ran';</script>
    <h1>Jira is being <b>improved</b></h1>
    <p>Back at 10&nbsp;o’clock.</p>
    <ul><li>Boards</li><li>Reports &amp; filters</li></ul>
    <img src="https://example.invalid/pixel.png" onerror="document.title = 'ran'">
  </body>
</html>
`;

/** An issue with a formatted description, and one comment that says little. */
export const ISSUE = {
  id: '10042',
  key: 'WEB-42',
  fields: {
    summary: 'Users are logged out',
    description: doc(
      heading(1, 'What happens'),
      paragraph(
        text('A session ends after '),
        text('five minutes', 'strong'),
        text(', as '),
        { type: 'mention', attrs: { id: '5b10', text: '@Ada Lovelace' } },
        text(' saw on '),
        { type: 'date', attrs: { timestamp: '1772236800000' } },
        text('. It is '),
        { type: 'status', attrs: { text: 'IN PROGRESS', color: 'blue' } },
        text(' and '),
        { type: 'status', attrs: { text: 'URGENT', color: 'red' } },
        text('.'),
      ),
      paragraph(text('See '), {
        type: 'text',
        text: 'the runbook',
        marks: [{ type: 'link', attrs: { href: 'https://example.com/runbook' } }],
      }),
      heading(2, 'Steps'),
      list('orderedList', 'Log in', 'Wait', 'Press Save'),
      list('bulletList', 'In Firefox', 'In Safari'),
      {
        type: 'taskList',
        attrs: { localId: 'a' },
        content: [task('DONE', 'Reproduce it'), task('TODO', 'Mend it')],
      },
      heading(3, 'What the log says'),
      {
        type: 'codeBlock',
        attrs: { language: 'java' },
        content: [text('throw new SessionExpired(\n    "refresh_token was used before", cause);')],
      },
      ...(['info', 'note', 'warning', 'error', 'success'] as const).map((panelType) => ({
        type: 'panel',
        attrs: { panelType },
        content: [paragraph(text(`This is of the type ${panelType}.`))],
      })),
      {
        type: 'table',
        content: [
          row('tableHeader', 'Browser', 'Version', 'Ends after'),
          row('tableCell', 'Firefox', '149', '5 min'),
          row('tableCell', 'Safari', '26.2', '7 min'),
        ],
      },
      { type: 'blockquote', content: [paragraph(text('It worked last week.'))] },
      { type: 'expand', attrs: { title: 'More' }, content: [paragraph(text('Since 10.4.'))] },
      { type: 'rule' },
      { type: 'tarotCard', content: [paragraph(text('A kind of tomorrow.'))] },
    ),
    comment: { comments: [{ id: '1', body: doc(paragraph(text('Me, too.'))) }] },
  },
};

function doc(...content: readonly object[]) {
  return { type: 'doc', version: 1, content };
}

function text(text: string, ...marks: readonly string[]) {
  return { type: 'text', text, marks: marks.map((type) => ({ type })) };
}

function paragraph(...content: readonly object[]) {
  return { type: 'paragraph', content };
}

function heading(level: number, title: string) {
  return { type: 'heading', attrs: { level }, content: [text(title)] };
}

function list(type: 'bulletList' | 'orderedList', ...items: readonly string[]) {
  const content = items.map((item) => ({ type: 'listItem', content: [paragraph(text(item))] }));
  return { type, content };
}

function task(state: 'TODO' | 'DONE', what: string) {
  return { type: 'taskItem', attrs: { localId: what, state }, content: [text(what)] };
}

function row(type: 'tableHeader' | 'tableCell', ...cells: readonly string[]) {
  const content = cells.map((cell) => ({ type, content: [paragraph(text(cell))] }));
  return { type: 'tableRow', content };
}
