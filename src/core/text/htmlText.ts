import { FlowingText } from './flowingText';

/** As much of a node of a parsed page as is read. */
export interface HtmlNode {
  /** In capital letters where it is an element of HTML; `#text` for text. */
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly textContent: string | null;
  readonly childNodes: Iterable<HtmlNode>;
  getAttribute?(name: string): string | null;
}

/** What is not for people to read. */
const dropped = new Set([
  ...['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'EMBED', 'CANVAS', 'AUDIO', 'VIDEO'],
  ...['svg', 'math', 'SELECT', 'TEXTAREA', '#comment'],
]);

/** How many line feeds stand around an element; none around others. */
const breaksAround: Readonly<Record<string, number>> = {
  ...of(2, 'TITLE P BLOCKQUOTE PRE UL OL DL TABLE FIGURE H1 H2 H3 H4 H5 H6 HR FORM FIELDSET'),
  ...of(1, 'DIV SECTION ARTICLE HEADER FOOTER MAIN NAV ASIDE ADDRESS LI DT DD TR CAPTION'),
  ...of(1, 'FIGCAPTION DETAILS SUMMARY LEGEND CENTER BODY'),
};

/**
 * What a page says as plain text: headings with as many `#` as their level, links with where they lead,
 * list items with their mark, cells of tables with tabs between them. It is read, never run.
 */
export function htmlText(root: HtmlNode): string {
  const text = new FlowingText();
  writeNode(text, root);
  return text.toString();
}

function writeChildren(text: FlowingText, { childNodes }: HtmlNode): void {
  for (const child of childNodes) writeNode(text, child);
}

function writeNode(text: FlowingText, node: HtmlNode): void {
  const { nodeName: name } = node;
  if (dropped.has(name)) return;
  if (name === '#text') {
    text.write(node.nodeValue ?? '');
    return;
  }
  const breaks = Object.hasOwn(breaksAround, name) ? (breaksAround[name] ?? 0) : 0;
  text.break(breaks);
  writeElement(text, node);
  text.break(breaks);
}

function writeElement(text: FlowingText, node: HtmlNode): void {
  switch (node.nodeName) {
    case 'BR':
      text.breakLine();
      break;
    case 'HR':
      text.writeAsIs('---');
      break;
    case 'PRE':
      text.writeAsIs((node.textContent ?? '').replace(/^\n/u, '').trimEnd());
      break;
    case 'IMG':
      writeImage(text, node);
      break;
    case 'A':
      writeLink(text, node);
      break;
    case 'UL':
    case 'OL':
      writeList(text, node);
      break;
    case 'TR':
      writeCells(text, node);
      break;
    default: {
      const level = /^H([1-6])$/u.exec(node.nodeName)?.[1];
      const writeAll = () => writeChildren(text, node);
      if (level === undefined) writeAll();
      else text.marked(`${'#'.repeat(Number(level))} `, '', writeAll);
    }
  }
}

function writeImage(text: FlowingText, node: HtmlNode): void {
  const alternative = node.getAttribute?.('alt')?.trim() ?? '';
  if (alternative !== '') text.write(`[${alternative}]`);
}

function writeLink(text: FlowingText, node: HtmlNode): void {
  writeChildren(text, node);
  const href = node.getAttribute?.('href')?.trim() ?? '';
  const isWithin = href === '' || href.startsWith('#');
  if (!isWithin && href !== node.textContent?.trim()) text.write(` (${href})`);
}

function writeList(text: FlowingText, node: HtmlNode): void {
  let number = 0;
  for (const child of node.childNodes) {
    if (child.nodeName !== 'LI') {
      writeNode(text, child);
      continue;
    }
    number += 1;
    const mark = node.nodeName === 'OL' ? `${number}. ` : '- ';
    text.break(1);
    text.marked(mark, ' '.repeat(mark.length), () => writeChildren(text, child));
    text.break(1);
  }
}

function writeCells(text: FlowingText, node: HtmlNode): void {
  let isFirst = true;
  for (const child of node.childNodes) {
    if (child.nodeName !== 'TD' && child.nodeName !== 'TH') continue;
    if (!isFirst) text.writeAsIs('\t');
    isFirst = false;
    const cell = new FlowingText();
    writeChildren(cell, child);
    text.write(cell.toString());
  }
}

function of(breaks: number, elements: string): Readonly<Record<string, number>> {
  return Object.fromEntries(elements.split(' ').map((name) => [name, breaks]));
}
