import { segmentsOf } from './paths';
import { typedSegments } from './typedPath';

/** An operation that Jira Cloud no longer has. A Data Center may have it still. */
export interface RemovedOperation {
  readonly method: string;
  readonly path: string;
  /** The path of what takes its place, by the same method. */
  readonly successor: string;
  /** The entry of Atlassian's change log. */
  readonly change: string;
}

/**
 * Kept by hand, and only with what Atlassian's change log names; a catalogue may list them still.
 *
 * @see https://developer.atlassian.com/changelog/#CHANGE-2046
 */
const REMOVED: readonly RemovedOperation[] = [
  ['GET', '/rest/api/3/search', '/rest/api/3/search/jql'],
  ['POST', '/rest/api/3/search', '/rest/api/3/search/jql'],
  ['POST', '/rest/api/3/search/id', '/rest/api/3/search/jql'],
  ['POST', '/rest/api/3/expression/eval', '/rest/api/3/expression/evaluate'],
].map(([method = '', path = '', successor = '']) => ({
  method,
  path,
  successor,
  change: 'CHANGE-2046',
}));

/** The removed operation that a request means, whatever version of the API its path names. */
export function removedOperation(method: string, path: string): RemovedOperation | undefined {
  const typed = typedSegments(path).join('/').replace(/\/+$/u, '');
  return REMOVED.find((one) => one.method === method && segmentsOf(one.path).join('/') === typed);
}
