/** Characters of a body that is typed; a file can carry more. */
export const LONGEST_BODY = 10 * 1024 * 1024;
