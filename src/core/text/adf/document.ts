import { blocksOf } from './blocks';
import type { AdfBlock } from './model';
import { nodeOf } from './node';

/**
 * What a document in Atlassian Document Format says, for people to read. What is not known is marked and
 * keeps its content; nothing is too wrong to be read.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export function readDocument(json: string): readonly AdfBlock[] {
  return blocksOf(nodeOf(parsed(json)).content, 0);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
