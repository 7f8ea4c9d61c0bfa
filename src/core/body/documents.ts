import { isJsonObject, parseJson } from '../jsonValue';
import type { IndexedJson } from '../json/indexedJson';
import { jmesPath } from '../json/pathText';
import { searchPattern } from '../json/searchPattern';
import type { BodyDocument, BodyDocuments } from './previewQuestion';

const MOST_DOCUMENTS = 50;

/** Bytes of a document that is looked into. */
const LONGEST_DOCUMENT = 200 * 1024;

/** Bytes of all that are answered. */
const MOST_IN_ALL = 2 * 1024 * 1024;

/** Objects that say they are documents; with more, a body is something else. */
const MOST_LOOKED_AT = 10_000;

/** As the pretty view writes it; in a string its quotes have backslashes. */
const MEMBER = '"type": "doc"';

/**
 * The documents in a body, as far as it has arrived. `isOver` is asked while they are looked for.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export function documentsIn(json: IndexedJson, isOver: () => boolean): BodyDocuments {
  const pattern = searchPattern(MEMBER, { isRegExp: false, matchCase: true });
  const found = json.search(pattern, { mostKept: MOST_LOOKED_AT, isOver });
  const first: BodyDocument[] = [];
  let room = MOST_IN_ALL;
  /** Byte behind the last of them; what begins before is within it. */
  let end = 0;
  for (const { line: member } of found.kept) {
    const line = json.containerOf(member);
    if (line === undefined) continue;
    const { from, to, isWhole, path } = json.valueAt(line);
    if (!isWhole || from < end) continue;
    const isLong = to - from > LONGEST_DOCUMENT;
    const text = isLong ? undefined : json.textAt(line, 'asItCame');
    if (text !== undefined && !isDocument(text)) continue;
    room -= text === undefined ? 0 : to - from;
    if (first.length === MOST_DOCUMENTS || room < 0) return { first, isAll: false };
    first.push({ line, path: jmesPath(path), text });
    end = to;
  }
  return { first, isAll: found.isWhole && found.kept.length === found.count };
}

function isDocument(text: string): boolean {
  const value = parseJson(text);
  return (
    isJsonObject(value) &&
    value['type'] === 'doc' &&
    typeof value['version'] === 'number' &&
    Array.isArray(value['content'])
  );
}
