import type { RecordedRequest } from './recorder';

/** What goes wrong; several may be combined. */
export interface FaultEffect {
  /** Destroys the connection before anything happens. */
  readonly drop_before_acting?: true;
  /** Does what was asked, then destroys the connection without an answer. */
  readonly drop_after_acting?: true;
  /** Does nothing and never answers, until the simulator closes. */
  readonly hang?: true;
  /** Does what was asked, and answers so many milliseconds later. */
  readonly delay?: number;
  /** Announces the whole body, sends so many bytes of it, then destroys the connection. */
  readonly cut_body?: number;
  /** Packs the body, as Atlassian does for whoever takes it so. */
  readonly gzip?: true;
  /** Sends so many bytes of the body every so many milliseconds. */
  readonly drip?: { readonly bytes: number; readonly every: number };
  /** Sends no body but what is written, until that is over; a piece is written once the system has it. */
  readonly feed?: (write: (piece: Uint8Array) => Promise<void>) => Promise<void>;
  /** Answers this status without doing what was asked. */
  readonly status?: number;
  /** With `status` its body; alone it replaces the body of the true answer. JSON unless text or bytes. */
  readonly body?: unknown;
  readonly content_type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers 429 without doing what was asked; `retry_after` in seconds, or false for no header. */
  readonly rate_limit?: true | { readonly retry_after?: number | false; readonly reason?: string };
}

/** Which requests a fault meets; an expression is tested against `METHOD /path?query`. */
type FaultTarget =
  | 'token'
  | 'accessible_resources'
  | 'gateway'
  | 'me'
  | RegExp
  | ((request: RecordedRequest) => boolean);

/** One order to fail. */
export interface Fault {
  readonly on: FaultTarget;
  /** How many requests it meets; one unless given. */
  readonly times?: number;
  readonly effect: FaultEffect;
}

const NAMED_TARGETS: Readonly<Record<string, (request: RecordedRequest) => boolean>> = {
  token: ({ server, path }) => server === 'auth' && path === '/oauth/token',
  accessible_resources: ({ path }) => path === '/oauth/token/accessible-resources',
  gateway: ({ server, path }) => server === 'api' && path.startsWith('/ex/'),
  me: ({ server, path }) => server === 'api' && path === '/me',
};

/** The switchboard; each request meets the first fault that fits it. */
export class Faults {
  #waiting: { fault: Fault; left: number }[] = [];

  /** Adds a fault behind those that wait already. */
  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  /** Forgets every fault. */
  clear(): void {
    this.#waiting = [];
  }

  /** The effect that a request meets; it counts as used. */
  take(request: RecordedRequest): FaultEffect | undefined {
    const entry = this.#waiting.find(({ fault }) => matches(fault.on, request));
    if (entry === undefined) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) this.#waiting = this.#waiting.filter((other) => other !== entry);
    return entry.fault.effect;
  }
}

function matches(target: FaultTarget, request: RecordedRequest): boolean {
  if (typeof target === 'string') return NAMED_TARGETS[target]?.(request) ?? false;
  if (typeof target === 'function') return target(request);
  // `search` ignores `lastIndex`, so an expression with the flag g does not skip every other request.
  return `${request.method} ${request.url}`.search(target) >= 0;
}
