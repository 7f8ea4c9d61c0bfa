const ISSUE_KEY = /^[A-Z][A-Z0-9_]{1,254}-[1-9]\d{0,17}$/u;

/** Members that hold issue keys, whatever these look like. */
const KEY_MEMBERS = new Set(['key', 'issueKey', 'issueIdOrKey', 'parentKey', 'epicKey', 'parent']);

/** What is written like an issue key and names an encoding, a digest, a cipher, a standard or a time zone. */
const NO_PROJECTS =
  /^(?:UTF|UCS|ISO|IEC|IEEE|RFC|ANSI|ASCII|SHA\d?|MD|CRC|HMAC|AES|RSA|DES|HS|RS|ES|PS|CP|IBM|EUC|KOI\d|BIG|GB|GBK|WINDOWS|LATIN|BASE|HTTP|TLS|SSL|IPV|GMT|UTC|CWE|BCP)-/u;

/** Whether a member's value as a whole is the key of an issue. */
export function isIssueKey(value: string, name: string | undefined): boolean {
  if (!ISSUE_KEY.test(value)) return false;
  return (name !== undefined && KEY_MEMBERS.has(name)) || !NO_PROJECTS.test(value);
}
