import type { Query } from '../core/ports';

/** Loads JMESPath as the core's query. */
export async function loadJmespathQuery(): Promise<Query> {
  const { default: jmespath } = await import('jmespath');
  return (expression, value) => {
    const found: unknown = jmespath.search(value, expression);
    return isInherited(found) ? null : found;
  };
}

/** jmespath looks for a member also among those that every object has, such as `constructor`. */
function isInherited(found: unknown): boolean {
  return typeof found === 'function' || found === Object.prototype;
}
