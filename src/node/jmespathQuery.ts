import type { Query } from '../core/ports';
import { isInherited } from './isInherited';

/** Loads JMESPath as the core's query. */
export async function loadJmespathQuery(): Promise<Query> {
  const { default: jmespath } = await import('jmespath');
  return (expression, value) => {
    const found: unknown = jmespath.search(value, expression);
    return isInherited(found) ? null : found;
  };
}
