/** Headers that a request has from the console alone, and what they carry. */
export const OWNED_HEADERS: ReadonlyMap<string, 'token' | 'framing'> = new Map([
  ['authorization', 'token'],
  ['host', 'framing'],
  ['content-length', 'framing'],
  ['transfer-encoding', 'framing'],
  ['connection', 'framing'],
]);

/** A header that Jira knows, and the values that it is usually sent with. */
export interface KnownHeader {
  readonly name: string;
  readonly values: readonly string[];
  readonly about: string;
}

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#special-headers */
export const KNOWN_HEADERS: readonly KnownHeader[] = [
  { name: 'Accept', values: ['application/json', '*/*'], about: 'the type of the answer' },
  {
    name: 'Content-Type',
    values: ['application/json', 'text/plain', 'application/x-www-form-urlencoded'],
    about: 'the type of the body',
  },
  { name: 'Accept-Language', values: ['en', 'de', 'fr', 'ja'], about: 'the language of names' },
  {
    name: 'X-Force-Accept-Language',
    values: ['true'],
    about: 'Accept-Language wins over the user’s own',
  },
  { name: 'X-Atlassian-Token', values: ['no-check'], about: 'no check for forged forms' },
  { name: 'X-ExperimentalApi', values: ['opt-in'], about: 'experimental operations' },
];
