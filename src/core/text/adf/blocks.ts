import { itemsOf, plainText, rowsOf } from './containers';
import { cardUrl, deepestRead, inlinesOf, isInline, mediaText } from './inlines';
import type { AdfBlock, AdfListStyle } from './model';
import { type AdfNode, countAttribute, nodeOf, textAttribute } from './node';

const listStyles: Readonly<Record<string, AdfListStyle>> = {
  bulletList: 'bullet',
  orderedList: 'ordered',
  taskList: 'task',
  decisionList: 'decision',
};

/** These say only how what is in them is laid out. */
const layouts = new Set(['mediaSingle', 'mediaGroup', 'layoutSection', 'layoutColumn', 'doc']);

/** Nodes as blocks; those of a line that stand together are a paragraph. */
export function blocksOf(nodes: readonly unknown[], depth: number): readonly AdfBlock[] {
  if (depth >= deepestRead) return nodes.length === 0 ? [] : [{ kind: 'cut' }];
  const blocks: AdfBlock[] = [];
  let line: unknown[] = [];
  const endLine = () => {
    if (line.length > 0) blocks.push({ kind: 'paragraph', content: inlinesOf(line, depth + 1) });
    line = [];
  };
  for (const value of nodes) {
    const node = nodeOf(value);
    if (isInline(node)) line.push(value);
    else {
      endLine();
      if (layouts.has(node.type)) blocks.push(...blocksOf(node.content, depth + 1));
      else blocks.push(blockOf(node, depth + 1));
    }
  }
  endLine();
  return blocks;
}

function blockOf(node: AdfNode, depth: number): AdfBlock {
  const { type, content } = node;
  const read = (nodes: readonly unknown[]) => blocksOf(nodes, depth);
  const style = Object.hasOwn(listStyles, type) ? listStyles[type] : undefined;
  if (style !== undefined) {
    return { kind: 'list', style, start: startOf(node), items: itemsOf(node, read) };
  }
  switch (type) {
    case 'paragraph':
    case 'caption':
      return { kind: 'paragraph', content: inlinesOf(content, depth) };
    case 'heading': {
      const level = countAttribute(node, 'level', 6);
      return { kind: 'heading', level, content: inlinesOf(content, depth) };
    }
    case 'blockquote':
      return { kind: 'quote', content: read(content) };
    case 'codeBlock': {
      const language = textAttribute(node, 'language');
      return { kind: 'code', language, text: plainText(content, deepestRead) };
    }
    case 'panel':
      return {
        kind: 'panel',
        type: textAttribute(node, 'panelType') ?? 'info',
        content: read(content),
      };
    case 'expand':
    case 'nestedExpand':
      return { kind: 'expand', title: textAttribute(node, 'title') ?? '', content: read(content) };
    case 'table':
      return { kind: 'table', rows: rowsOf(node, read) };
    case 'rule':
      return { kind: 'rule' };
    case 'media':
      return { kind: 'media', text: mediaText(node) };
    case 'blockCard':
    case 'embedCard':
      return { kind: 'card', url: cardUrl(node) };
    default:
      return { kind: 'unknown', type, content: read([...ownText(node), ...content]) };
  }
}

/** Lists may begin at 0, too. */
function startOf({ attributes }: AdfNode): number {
  const order = attributes['order'];
  return typeof order === 'number' && Number.isSafeInteger(order) && order >= 0 ? order : 1;
}

/** The text of a node that should have none, as a node. */
function ownText(node: AdfNode): readonly unknown[] {
  const text = node.text ?? textAttribute(node, 'text');
  return text === undefined ? [] : [{ type: 'text', text }];
}
