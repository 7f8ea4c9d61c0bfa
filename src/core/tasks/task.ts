import { gatewayUrl } from '../atlassian/api';
import { isAtApi } from '../atlassian/apiOrigin';
import type { Site } from '../atlassian/sites';
import { isJsonObject, parseJson, type JsonObject } from '../jsonValue';
import { headerValue } from '../rest/answerText';
import type { Answer } from '../rest/client';
import { changesNothing } from '../rest/safeMethods';

/** Where a task of Jira's is asked for. */
export interface Task {
  readonly id: string;
  /** Its path at the site, for a person. */
  readonly path: string;
  /** Its address, at the same Jira as the request that began it. */
  readonly url: string;
}

const RUNNING = ['ENQUEUED', 'RUNNING', 'CANCEL_REQUESTED'] as const;
const ENDED = ['COMPLETE', 'FAILED', 'CANCELLED', 'DEAD'] as const;

/** How a task ended. */
export type TaskEnd = (typeof ENDED)[number];

/** What a task says of itself. */
export interface TaskState {
  readonly status: (typeof RUNNING)[number] | TaskEnd;
  /** 0 to 100; undefined where it says none. */
  readonly percent: number | undefined;
  /** What it is about; empty where it does not say. */
  readonly message: string;
  /** Differs once anything about it has changed. */
  readonly mark: string;
}

/** An answer, and the address that it came from. */
type AddressedAnswer = Pick<Answer, 'status' | 'headers' | 'text' | 'url'>;

const TASK_PATH = /^\/rest\/api\/(?:2|3|latest)\/(?:task|bulk\/queue)\/([\w-]{1,100})$/u;
const LONGEST_MESSAGE = 500;

/**
 * The task that an answer leads to and that has not ended; undefined where there is none, or where
 * it would be elsewhere than at the Jira that answered.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#async
 */
export function taskOf(
  answer: AddressedAnswer & Pick<Answer, 'method'>,
  sites: readonly Site[],
): Task | undefined {
  const [url = ''] = answer.url.split('?', 1);
  const base = /^(.*?)\/rest\//u.exec(url)?.[1];
  if (base === undefined) return undefined;
  const at = (address: unknown) => taskAt(address, base, sites);
  if (answer.status === 303) return at(headerValue(answer.headers, 'location'));
  if (![200, 201, 202].includes(answer.status)) return undefined;
  const content = contentOf(answer);
  if (content === undefined || isEnded(stateIn(content))) return undefined;
  // Reading begins no task, and an ID alone may be one of an app's.
  const isRead = answer.status === 200 && changesNothing(answer.method, url);
  if (isRead && stateIn(content) === undefined) return undefined;
  return at(content['self']) ?? at(pathIn(content, url.slice(base.length), answer.status));
}

/** What a task has answered of itself; undefined where the answer is none of a task's. */
export function readTaskState(answer: AddressedAnswer): TaskState | undefined {
  const content = answer.status === 200 ? contentOf(answer) : undefined;
  return content && stateIn(content);
}

/** Whether a task has ended, one way or another. */
export function isEnded(
  state: TaskState | undefined,
): state is TaskState & { readonly status: TaskEnd } {
  return ENDED.some((status) => status === state?.status);
}

/** The address of a task, wherever Jira thinks that it is: below the path, the gateway or the site. */
function taskAt(address: unknown, base: string, sites: readonly Site[]): Task | undefined {
  if (typeof address !== 'string') return undefined;
  const path = pathBelow(address, base, sites);
  const id = path === undefined ? undefined : TASK_PATH.exec(path)?.[1];
  return path === undefined || id === undefined ? undefined : { id, path, url: base + path };
}

function pathBelow(address: string, base: string, sites: readonly Site[]): string | undefined {
  if (/^\/rest\//u.test(address)) return address;
  const absolute = /^\/(?!\/)/u.test(address) ? originOf(base) + address : address;
  // The same Jira under the name that people know.
  const own = sites.filter(({ cloudId }) => base === gatewayUrl(apiOf(base), cloudId, ''));
  const root = [base, ...own.map(({ url }) => url)].find((one) => isAtApi(absolute, one));
  if (root === undefined) return undefined;
  return new URL(absolute).pathname.slice(new URL(root).pathname.replace(/\/+$/u, '').length);
}

function originOf(url: string): string {
  return URL.parse(url)?.origin ?? '';
}

/** The API that a gateway's address of a site is below. */
function apiOf(base: string): string {
  return base.replace(/\/ex\/jira\/[^/]*$/u, '');
}

/** Where the operations for many issues are asked for, and where all others. */
function pathIn(content: JsonObject, asked: string, status: number): string | undefined {
  const { taskId, id } = content;
  const isTask = status === 200 && stateIn(content) !== undefined && 'progress' in content;
  const named = taskId ?? (isTask ? id : undefined);
  if (typeof named !== 'string' && typeof named !== 'number') return undefined;
  const [, root = '/rest/api/3'] = /^(\/rest\/api\/[^/]+)\//u.exec(asked) ?? [];
  return `${root}/${/\/bulk\//u.test(asked) ? 'bulk/queue' : 'task'}/${named}`;
}

function stateIn(content: JsonObject): TaskState | undefined {
  const status = [...RUNNING, ...ENDED].find((one) => one === content['status']);
  if (status === undefined) return undefined;
  const progress = content['progress'] ?? content['progressPercent'];
  const message = [content['message'], content['description']].find(
    (one): one is string => typeof one === 'string' && one !== '',
  );
  const { lastUpdate, updated } = content;
  return {
    status,
    percent: typeof progress === 'number' ? Math.min(Math.max(progress, 0), 100) : undefined,
    message: message?.slice(0, LONGEST_MESSAGE) ?? '',
    mark: JSON.stringify([status, progress, message, lastUpdate, updated]),
  };
}

function contentOf({ text }: AddressedAnswer): JsonObject | undefined {
  const content = parseJson(text);
  return isJsonObject(content) ? content : undefined;
}
