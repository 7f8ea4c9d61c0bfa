import { equal } from 'node:assert/strict';
import { type HtmlNode, htmlText } from '../../../src/core/text/htmlText';

type Child = HtmlNode | string;

/** An element with what is in it. */
function element(name: string, ...children: Child[]): HtmlNode {
  return withAttributes(name, {}, ...children);
}

function withAttributes(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: Child[]
): HtmlNode {
  const childNodes = children.map((child) => (typeof child === 'string' ? text(child) : child));
  return {
    nodeName: name,
    nodeValue: null,
    textContent: childNodes.map(({ textContent }) => textContent).join(''),
    childNodes,
    getAttribute: (attribute) => attributes[attribute] ?? null,
  };
}

function text(value: string): HtmlNode {
  return { nodeName: '#text', nodeValue: value, textContent: value, childNodes: [] };
}

describe('the text of a page', () => {
  it('has one space for white space, and lines for blocks', () => {
    const page = element(
      'HTML',
      element('HEAD', element('TITLE', 'Not\n  found')),
      element(
        'BODY',
        '\n ',
        element('H1', 'Oops', element('B', '!')),
        element('P', ' Some ', element('B', 'bold'), '\n text.', element('BR'), 'More '),
        element('DIV', 'one'),
        element('DIV', 'two', element('HR')),
      ),
    );
    equal(htmlText(page), 'Not found\n\n# Oops!\n\nSome bold text.\nMore\n\none\ntwo\n\n---');
  });

  it('says where links lead that lead elsewhere, and what images show', () => {
    const page = element(
      'P',
      withAttributes('A', { href: 'https://a.example' }, 'A'),
      ', ',
      withAttributes('A', { href: 'https://b.example' }, 'https://b.example'),
      ' and ',
      withAttributes('A', { href: '#top' }, 'up'),
      withAttributes('IMG', { alt: 'a cat' }),
    );
    equal(htmlText(page), 'A (https://a.example), https://b.example and up[a cat]');
  });

  it('has marks for list items, and indents lists in lists', () => {
    const page = element(
      'UL',
      '\n',
      element('LI', element('P', 'one')),
      element('LI'),
      element(
        'LI',
        'two',
        element('OL', element('LI', 'a'), element('LI', 'b', element('BR'), 'c')),
      ),
    );
    equal(htmlText(page), '- one\n\n- two\n\n  1. a\n  2. b\n     c');
  });

  it('has tabs between the cells of a table, and a line for each row', () => {
    const page = element(
      'TABLE',
      element(
        'TBODY',
        element('TR', ' ', element('TH', 'Key'), ' ', element('TH', 'Name')),
        element('TR', element('TD', 'A-1'), element('TD'), element('TD', element('P', 'x'), 'y')),
      ),
    );
    equal(htmlText(page), 'Key\tName\nA-1\t\tx y');
  });

  it('keeps preformatted text as it is', () => {
    equal(
      htmlText(element('DIV', 'a', element('PRE', '\n  b\n    c\n'), 'd')),
      'a\n\n  b\n    c\n\nd',
    );
  });

  it('has nothing that is not for people to read', () => {
    const page = element(
      'BODY',
      ...['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', '#comment', 'svg'].map((name) =>
        element(name, 'alert(1)'),
      ),
      'seen',
    );
    equal(htmlText(page), 'seen');
  });
});
