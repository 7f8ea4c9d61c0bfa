import { SECRET_HEADERS } from './text/secretHeaders';

/** The fields of a credential that are never shown again once they are saved. */
export const SECRET_FIELDS = ['client_secret', 'api_token', 'personal_access_token'] as const;

/** What is a secret wherever such a name stands before a value. */
const SECRET_NAMES = [
  ...SECRET_FIELDS,
  'access_token',
  'refresh_token',
  'id_token',
  'code_verifier',
  'device_code',
  'assertion',
  'client_assertion',
  'subject_token',
  'actor_token',
  'password',
];

/** A secret as a parameter of OAuth, and a common word else: `code: 'ENOENT'`, `state of`. */
const SECRET_WORDS = ['code', 'state'];

/** Whether what a parameter, a member or a header of this name holds is a secret. */
export function isSecretName(name: string): boolean {
  return [...SECRET_NAMES, ...SECRET_WORDS, ...SECRET_HEADERS].includes(name.toLowerCase());
}

/** `client_secret`, `clientSecret` and `client-secret` alike, also as the end of another name. */
const NAMES = SECRET_NAMES.map((name) =>
  // Of one word alone, the end of another is another word.
  (name.includes('_') ? name : `(?<![a-z\\d])${name}`).replaceAll('_', '[_-]?'),
).join('|');
const WORDS = `(?<![\\w-])(?:${SECRET_WORDS.join('|')})`;
const HEADERS = SECRET_HEADERS.join('|');

/** What is in quotes, up to the quote that ends it or to where the text was cut off. */
const quoted = (condition: string, least: number) =>
  `(?<quote>["'\`])${condition}(?<secret>(?:(?!\\k<quote>)[^\\\\]|\\\\.){${least},})`;
const QUOTED = quoted('', 0);

/** What no secret is: words, as a state or a code of an error is named. */
const WORD_LIST = '[A-Za-z]{1,14}(?:[ _-][A-Za-z]{1,14})*';

/**
 * What a secret looks like in a text with no escapes; its group `secret` is what is to be taken out.
 *
 * @see RFC 6749 appendix A, RFC 6750 section 2.1, RFC 7617 section 2, RFC 7519 section 3
 */
export const SECRET_PATTERNS: readonly RegExp[] = [
  // Queries and forms; assignments in a text.
  new RegExp(`(?:${NAMES})\\s*=\\s*(?<secret>[^&\\s"<>#]+)`, 'dgi'),
  new RegExp(`(?<=[?&#])${WORDS}=(?<secret>[^&\\s"<>#]+)`, 'dgi'),
  // Not what is as short as a word: "error code=ENOENT".
  new RegExp(`${WORDS}=(?!${WORD_LIST}(?:[&\\s"<>#,;.)]|$))(?<secret>[^&\\s"<>#]{12,})`, 'dgi'),
  // Members of JSON and of what Node prints of an object.
  new RegExp(`(?:${NAMES})["']?\\s*[:=]\\s*${QUOTED}`, 'dgis'),
  new RegExp(`["']${WORDS}["']\\s*:\\s*${quoted(`(?!${WORD_LIST}["'\`])`, 12)}`, 'dgis'),
  // Not what is as short as a word: our own log says `refresh_token: 200`.
  new RegExp(`(?:${NAMES})\\s*:\\s*(?<secret>[^\\s"',;&]{16,})`, 'dgi'),
  // Header fields, as lines and as lists of names and values.
  new RegExp(`(?<![\\w-])(?:${HEADERS})["']?\\s*[:,=]\\s*${QUOTED}`, 'dgis'),
  /(?<![\w-])(?:proxy-authorization|(?:set-)?cookie)\s*:\s*(?<secret>[^\s"'][^\r\n]*)/dgi,
  // A code of ours may stand there, too: `authorization: state_unknown`.
  /(?<![\w-])(?:[Aa]uthorization|AUTHORIZATION)\s*:\s*(?![a-z_]+(?:,|\s*$))(?<secret>[^\s"'][^\r\n]*)/dgm,
  // Not what a sentence goes on with.
  /\bBearer[\s+]+(?=[^\s"'<>,;]*\d|[^\s"'<>,;]{20})(?<secret>[^\s"'<>,;]+)/dgi,
  /\b[Bb]asic[\s+]+(?![A-Z]?[a-z]{1,15}(?![\w+/=-]))(?<secret>[\w+/=-]{4,})/dg,
  // A password in an address.
  /(?<![a-z\d+.-])[a-z][a-z\d+.-]{0,30}:\/\/[^\s/?#@:"']*:(?<secret>[^\s/?#@"']+)@/dgi,
  // JSON Web Tokens, and what Atlassian begins its tokens with.
  /(?<![A-Za-z\d])(?<secret>eyJ[\w-]{8,}(?:\.[\w-]+)*)/dg,
  /(?<![A-Za-z\d])(?<secret>AT(?:ATT|CTT|STT|BB|OA)[\w=-]{16,})/dg,
];
