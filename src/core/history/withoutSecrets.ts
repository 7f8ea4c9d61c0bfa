import type { HeaderFields } from '../ports';
import { redact, REDACTED, scrub } from '../redact';
import { isSecretName } from '../secrets';
import { SECRET_HEADERS } from '../text/secretHeaders';

/** What a parameter or a header is called that holds a secret of somebody’s own making. */
const TOKEN_LIKE = /token|secret|passw|api[_-]?key|signature|jwt|session|credential/iu;

/** Jira names the next page so. @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/ */
const PAGE = /page[_-]?token$/iu;

const WORDS = /^[A-Za-z]{1,14}(?:(?:,|%2C|[ _+-]|%20)[A-Za-z]{1,14})*$/u;

/** A path or an address as typed, without userinfo and what is a secret by its name or its looks. */
export function pathWithoutSecrets(path: string, secrets: readonly string[]): string {
  const [base = '', ...query] = redact(withoutUserinfo(path), secrets).split('?');
  if (query.length === 0) return scrub(base);
  const parameters = query.join('?').split('&').map(withoutSecretValue);
  return `${scrub(base)}?${parameters.join('&')}`;
}

/** A text without the secrets that are known, and without what looks like one. */
export function textWithoutSecrets(text: string, secrets: readonly string[]): string {
  return scrub(redact(text, secrets));
}

/** Header fields without those that carry a secret by their name, the others without such in them. */
export function headersWithoutSecrets(
  headers: HeaderFields,
  secrets: readonly string[],
): HeaderFields {
  return headers
    .filter(([name]) => !isSecretHeader(name.trim()))
    .map(([name, value]) => [name, textWithoutSecrets(value, secrets)] as const);
}

function isSecretHeader(name: string): boolean {
  // Jira's own, against forged forms: it holds `no-check`.
  if (name.toLowerCase() === 'x-atlassian-token') return false;
  return SECRET_HEADERS.includes(name.toLowerCase()) || isSecretName(name) || TOKEN_LIKE.test(name);
}

function withoutUserinfo(path: string): string {
  return path.replace(/^(\s*[a-z][a-z\d+.-]*:\/\/)[^/?#]*@/iu, '$1');
}

function withoutSecretValue(parameter: string): string {
  const end = parameter.indexOf('=');
  if (end === -1) return scrub(parameter);
  const [name, value] = [decoded(parameter.slice(0, end)), parameter.slice(end + 1)];
  const isPlain = value === '' || isTemplate(value) || isOfWords(name, value);
  if (isPlain) return parameter;
  const isSecret = isSecretName(name) || (TOKEN_LIKE.test(name) && !PAGE.test(name));
  return isSecret ? `${parameter.slice(0, end)}=${REDACTED}` : scrub(parameter);
}

/** Jira takes `state=active,future` for sprints, and OAuth a long `state` that nobody may see. */
function isOfWords(name: string, value: string): boolean {
  return /^(?:code|state)$/iu.test(name) && WORDS.test(value);
}

/** What stands for a value is none. */
function isTemplate(value: string): boolean {
  return /^\{\{[^{}]*\}\}$/u.test(value);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
