const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

/** Whether a method changes nothing, however it is typed. @see RFC 9110 section 9.2.1 */
export function isSafeMethod(method: string): boolean {
  return SAFE_METHODS.includes(method.trim().toUpperCase());
}
