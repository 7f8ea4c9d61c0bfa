import type { AdfInline, AdfMark } from './model';
import { type AdfNode, nodeOf, textAttribute } from './node';

/** Levels that are read; what people write has a dozen. */
export const deepestRead = 40;

const inlineTypes = new Set([
  ...['text', 'hardBreak', 'mention', 'emoji', 'date', 'status', 'inlineCard', 'mediaInline'],
  ...['placeholder', 'inlineExtension'],
]);

export function isInline({ type }: AdfNode): boolean {
  return inlineTypes.has(type);
}

/** Nodes as the content of a line; also those that have no place in one. */
export function inlinesOf(nodes: readonly unknown[], depth: number): readonly AdfInline[] {
  return nodes.map((node) => inlineOf(nodeOf(node), depth));
}

function inlineOf(node: AdfNode, depth: number): AdfInline {
  switch (node.type) {
    case 'text':
      return { kind: 'text', text: node.text ?? '', marks: node.marks.flatMap(marksOf) };
    case 'hardBreak':
      return { kind: 'break' };
    case 'mention':
      return { kind: 'mention', text: mentionOf(node) };
    case 'emoji':
      return { kind: 'emoji', text: textAttribute(node, 'text', 'shortName') ?? '' };
    case 'date':
      return { kind: 'date', text: dayOf(textAttribute(node, 'timestamp') ?? '') };
    case 'status': {
      const color = textAttribute(node, 'color') ?? 'neutral';
      return { kind: 'status', text: textAttribute(node, 'text') ?? '', color };
    }
    case 'inlineCard':
      return { kind: 'card', url: cardUrl(node) };
    case 'mediaInline':
      return { kind: 'media', text: mediaText(node) };
    case 'placeholder':
      return { kind: 'placeholder', text: textAttribute(node, 'text') ?? '' };
    default:
      return unknownOf(node, depth);
  }
}

function unknownOf(node: AdfNode, depth: number): AdfInline {
  if (depth >= deepestRead) return { kind: 'cut' };
  const text = node.text ?? textAttribute(node, 'text');
  const own: AdfInline[] = text === undefined ? [] : [{ kind: 'text', text, marks: [] }];
  const content = [...own, ...inlinesOf(node.content, depth + 1)];
  return { kind: 'unknown', type: node.type, content };
}

function marksOf(value: unknown): readonly AdfMark[] {
  const mark = nodeOf(value);
  switch (mark.type) {
    case 'strong':
    case 'em':
    case 'code':
    case 'strike':
    case 'underline':
      return [{ kind: mark.type }];
    case 'subsup':
      return [{ kind: mark.attributes['type'] === 'sup' ? 'sup' : 'sub' }];
    case 'link': {
      const address = textAttribute(mark, 'href');
      return address === undefined ? [] : [{ kind: 'link', address }];
    }
    default:
      return [];
  }
}

function mentionOf(node: AdfNode): string {
  const text = textAttribute(node, 'text', 'id') ?? '';
  return text.startsWith('@') ? text : `@${text}`;
}

/** Milliseconds since 1970 in UTC as a day; what is no such number stays as it came. */
function dayOf(timestamp: string): string {
  const date = new Date(/^-?\d+$/u.test(timestamp) ? Number(timestamp) : Number.NaN);
  return Number.isNaN(date.getTime()) ? timestamp : (date.toISOString().split('T')[0] ?? timestamp);
}

/** Where a card leads; with data instead of an address (JSON-LD), what that says. */
export function cardUrl(node: AdfNode): string {
  const data = nodeOf({ attrs: node.attributes['data'] });
  return textAttribute(node, 'url') ?? textAttribute(data, 'url', '@id', 'name') ?? '';
}

/** What is known of a file or an image. */
export function mediaText(node: AdfNode): string {
  return textAttribute(node, 'alt', 'url', 'fileName', 'id') ?? '';
}
