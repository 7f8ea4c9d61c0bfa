/** jmespath looks for a member also among those that every object has, such as `constructor`. */
export function isInherited(found: unknown): boolean {
  return typeof found === 'function' || found === Object.prototype;
}
