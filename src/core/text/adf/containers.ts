import type { AdfBlock, AdfCell, AdfItem } from './model';
import { type AdfNode, countAttribute, nodeOf, textAttribute } from './node';

/** Reads nodes as blocks. */
export type ReadBlocks = (nodes: readonly unknown[]) => readonly AdfBlock[];

const itemTypes = ['listItem', 'taskItem', 'blockTaskItem', 'decisionItem'];

const MOST_SPANNED = 1000;

/** The items of a list; a task list within one belongs to the item before it. */
export function itemsOf({ content }: AdfNode, read: ReadBlocks): readonly AdfItem[] {
  const items: { readonly state: string | undefined; readonly content: AdfBlock[] }[] = [];
  for (const child of content) {
    const node = nodeOf(child);
    const before = items.at(-1);
    if (itemTypes.includes(node.type)) {
      items.push({ state: textAttribute(node, 'state'), content: [...read(node.content)] });
    } else if (before !== undefined) before.content.push(...read([child]));
    else items.push({ state: undefined, content: [...read([child])] });
  }
  return items;
}

/** The rows of a table; what is no row is one with one cell. */
export function rowsOf({ content }: AdfNode, read: ReadBlocks): readonly (readonly AdfCell[])[] {
  return content.map((child) => {
    const row = nodeOf(child);
    const cells = row.type === 'tableRow' ? row.content : [child];
    return cells.map((cell) => cellOf(cell, read));
  });
}

function cellOf(value: unknown, read: ReadBlocks): AdfCell {
  const node = nodeOf(value);
  const isHeader = node.type === 'tableHeader';
  return {
    isHeader,
    columns: countAttribute(node, 'colspan', MOST_SPANNED),
    rows: countAttribute(node, 'rowspan', MOST_SPANNED),
    content: read(isHeader || node.type === 'tableCell' ? node.content : [value]),
  };
}

/** All text in nodes, with line feeds for breaks. */
export function plainText(nodes: readonly unknown[], deepest: number): string {
  return nodes
    .map((child) => {
      const { type, text = '', content } = nodeOf(child);
      if (type === 'hardBreak') return '\n';
      return text + (deepest > 0 ? plainText(content, deepest - 1) : '');
    })
    .join('');
}
