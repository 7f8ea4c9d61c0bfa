import { isJsonObject, parseJson, type JsonObject } from '../jsonValue';
import type { HeaderFields } from '../ports';
import { headerValue } from './answerText';
import type { Answer } from './client';

/** Who refused a request; `unknown` where neither the form of the answer nor its way tells. */
export type ErrorOrigin = 'jira' | 'gateway' | 'unknown';

/** What is wrong with one field of a request. */
interface FieldError {
  /** As Jira names it: the ID of a field, or the name of a parameter. */
  readonly field: string;
  readonly message: string;
  /** Which of several issues that were to be created together it is, from 0. */
  readonly element?: number | undefined;
}

/** What an answer that is an error says. */
export interface AnswerErrors {
  readonly origin: ErrorOrigin;
  readonly messages: readonly string[];
  readonly fieldErrors: readonly FieldError[];
  /** What Atlassian finds the request by. */
  readonly traceId: string | undefined;
}

/** What the request went through and came back with. */
type ErrorAnswer = Pick<Answer, 'status' | 'headers' | 'text' | 'url'>;

/** Entries; all of them stand in the body, and nobody reads more in a list. */
const MOST_SHOWN = 50;

/** Characters of a message. */
const LONGEST_MESSAGE = 2000;

/** Characters; what is longer is a page or a dump, and no message. */
const LONGEST_PLAIN = 500;

const TRACE_HEADERS = ['atl-traceid', 'x-arequestid', 'x-request-id'];

/** By which it can be told who speaks, and what is said. */
type Said = Pick<AnswerErrors, 'origin' | 'messages' | 'fieldErrors'>;

/**
 * What an answer of status 400 or more says, and who says it; undefined for any other.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#status-codes
 */
export function readErrors(answer: ErrorAnswer): AnswerErrors | undefined {
  if (answer.status < 400) return undefined;
  const { origin, messages, fieldErrors } = saidIn(answer);
  return {
    origin,
    messages: [...new Set(messages)].slice(0, MOST_SHOWN).map(shortened),
    fieldErrors: fieldErrors
      .slice(0, MOST_SHOWN)
      .map((one) => ({ ...one, message: shortened(one.message) })),
    traceId: traceIdOf(answer.headers),
  };
}

function traceIdOf(headers: HeaderFields): string | undefined {
  const found = TRACE_HEADERS.map((name) => headerValue(headers, name)?.trim());
  return found.find((value) => value !== undefined && value !== '')?.slice(0, 200);
}

function saidIn({ text, url }: ErrorAnswer): Said {
  const content = parseJson(text);
  if (isJsonObject(content)) return saidInObject(content, url.includes('/ex/jira/'));
  return content === undefined ? saidInText(text) : nothingSaid();
}

function saidInObject(content: JsonObject, isThroughGateway: boolean): Said {
  const { errorMessages, errors, errorMessage, message, code, error } = content;
  const isJira =
    Array.isArray(errorMessages) ||
    isJsonObject(errors) ||
    isBulk(errors) ||
    // The service desk's own, and what Jira's framework answers by itself.
    'i18nErrorMessage' in content ||
    'status-code' in content;
  const isGateway =
    isThroughGateway &&
    !isJira &&
    ((typeof code === 'number' && typeof message === 'string') || typeof error === 'string');
  const elements = isBulk(errors) ? errors.map(elementOf) : [];
  return {
    origin: isJira ? 'jira' : isGateway ? 'gateway' : 'unknown',
    messages: [
      ...textsIn(errorMessages),
      ...textsIn([errorMessage, message, message === undefined ? error : undefined]),
      ...elements.flatMap(({ messages }) => messages),
    ],
    fieldErrors: [...fieldsIn(errors), ...elements.flatMap(({ fieldErrors }) => fieldErrors)],
  };
}

function isBulk(errors: unknown): errors is readonly JsonObject[] {
  return (
    Array.isArray(errors) &&
    errors.length > 0 &&
    errors.every((one) => isJsonObject(one) && 'elementErrors' in one)
  );
}

function elementOf({ elementErrors, failedElementNumber }: JsonObject) {
  const own = isJsonObject(elementErrors) ? elementErrors : {};
  const element = typeof failedElementNumber === 'number' ? failedElementNumber : undefined;
  return {
    messages: textsIn(own['errorMessages']),
    fieldErrors: fieldsIn(own['errors']).map((one) => ({ ...one, element })),
  };
}

function fieldsIn(errors: unknown): readonly FieldError[] {
  if (!isJsonObject(errors)) return [];
  return Object.entries(errors).flatMap(([field, said]) =>
    textsIn([said].flat()).map((message) => ({ field, message })),
  );
}

function textsIn(values: unknown): readonly string[] {
  if (!Array.isArray(values)) return [];
  return values.filter((one): one is string => typeof one === 'string' && one.trim() !== '');
}

function saidInText(text: string): Said {
  const plain = text.trim();
  if (plain === 'XSRF check failed') {
    return { origin: 'jira', messages: [plain], fieldErrors: [] };
  }
  const title = /<title[^>]*>([^<]*)<\/title>/iu.exec(text)?.[1]?.replace(/\s+/gu, ' ').trim();
  const isMessage = plain.length <= LONGEST_PLAIN && !plain.startsWith('<');
  const message = title ?? (isMessage ? plain : '');
  return { ...nothingSaid(), messages: message === '' ? [] : [message] };
}

function nothingSaid(): Said {
  return { origin: 'unknown', messages: [], fieldErrors: [] };
}

function shortened(message: string): string {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
}
