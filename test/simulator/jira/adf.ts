import { asRecord } from '../json';

/** A document of paragraphs in the Atlassian Document Format. */
export function documentOf(text: string): unknown {
  return {
    type: 'doc',
    version: 1,
    content: text.split('\n').map((line) => ({
      type: 'paragraph',
      content: line === '' ? [] : [{ type: 'text', text: line }],
    })),
  };
}

/** The plain text of a document, as `/rest/api/2` shows it. */
export function textOf(node: unknown): string {
  const record = asRecord(node);
  if (record === undefined) return '';
  if (typeof record['text'] === 'string') return record['text'];
  const content = Array.isArray(record['content']) ? (record['content'] as unknown[]) : [];
  return content.map(textOf).join(record['type'] === 'doc' ? '\n' : '');
}

/** Whether a value is a document as `/rest/api/3` wants it. */
export function isDocument(value: unknown): boolean {
  const record = asRecord(value);
  return record?.['type'] === 'doc' && record['version'] === 1 && Array.isArray(record['content']);
}

/** Rich text of a request in the form of its version, as a document; undefined where it is none. */
export function readRichText(value: unknown, version: '2' | '3'): unknown {
  if (version === '3') return isDocument(value) ? value : undefined;
  return typeof value === 'string' ? documentOf(value) : undefined;
}

/** A document in the form of a version. */
export function renderRichText(document: unknown, version: '2' | '3'): unknown {
  return version === '3' ? document : textOf(document);
}
