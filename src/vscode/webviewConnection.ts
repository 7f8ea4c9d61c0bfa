import * as v from 'valibot';
import type * as vscode from 'vscode';
import type { Disposable } from '../core/ports';
import type { FromHost, MessageMap, RequestMap } from '../protocol/messages';

/** How the host answers each request of a webview; a missing handler does not compile. */
export type RequestHandlers<Requests extends RequestMap> = {
  readonly [Method in keyof Requests]: {
    /** What params must look like: a webview's messages are untrusted input. */
    readonly params: v.GenericSchema<unknown, Requests[Method]['params']>;
    handle(
      params: Requests[Method]['params'],
      signal: AbortSignal,
    ): Promise<Requests[Method]['result']>;
  };
};

/** What the host does on each command of a webview. */
export type CommandHandlers<Commands extends MessageMap> = {
  readonly [Method in keyof Commands]: {
    readonly params: v.GenericSchema<unknown, Commands[Method]>;
    handle(params: Commands[Method]): void | Promise<void>;
  };
};

/** The host's end of a webview. */
export interface WebviewConnection<Notifications extends MessageMap> extends Disposable {
  /**
   * Sends a snapshot. VS Code holds it until the page is loaded, which saves the page a question.
   *
   * The latest of each method goes to every page that says it is ready, too: one that moves to
   * another window, or took no messages yet, starts from nothing.
   */
  notify<Method extends keyof Notifications & string>(
    method: Method,
    params: Notifications[Method],
  ): void;
  /** What a page that is loaded anew is told; the one that is there knows it. */
  remember<Method extends keyof Notifications & string>(
    method: Method,
    params: Notifications[Method],
  ): void;
}

/** Requests under way; a person has one or two, a page that asks without end is none of ours. */
const MOST_UNDER_WAY = 100;

const id = v.pipe(v.number(), v.safeInteger());

const fromWebview = v.variant('kind', [
  v.object({ kind: v.literal('ready') }),
  v.object({ kind: v.literal('request'), id, method: v.string(), params: v.unknown() }),
  v.object({ kind: v.literal('cancel'), id }),
  v.object({ kind: v.literal('command'), method: v.string(), params: v.unknown() }),
]);

/** Connects a webview's messages to their handlers. */
export function connectWebview<
  Requests extends RequestMap,
  Commands extends MessageMap,
  Notifications extends MessageMap,
>(
  webview: vscode.Webview,
  requests: RequestHandlers<Requests>,
  commands: CommandHandlers<Commands>,
  warn: (message: string) => void,
): WebviewConnection<Notifications> {
  const underWay = new Map<number, AbortController>();
  const latest = new Map<string, FromHost>();
  const post = (message: FromHost) => void webview.postMessage(message);

  const answer = async (id: number, method: string, params: unknown) => {
    if (underWay.has(id)) {
      // The answer to the first will be the one answer of this number.
      warn('webview message refused: a number that is under way');
      return;
    }
    const handler = ownValue(requests, method);
    const parsed = handler && v.safeParse(handler.params, params);
    if (handler === undefined || !parsed?.success || underWay.size >= MOST_UNDER_WAY) {
      warn(`webview message refused: ${inOneLine(method)}`);
      post({ kind: 'failure', id, message: 'refused' });
      return;
    }
    const controller = new AbortController();
    underWay.set(id, controller);
    // A page that was loaded anew counts its requests from the start: it gets its own answers only.
    const reply = (message: FromHost) => {
      if (underWay.get(id) !== controller) return;
      underWay.delete(id);
      post(message);
    };
    try {
      reply({ kind: 'result', id, result: await handler.handle(parsed.output, controller.signal) });
    } catch (error) {
      // What a handler did not foresee is shown as a failure of the console, not as an answer.
      warn(`webview request ${method} failed: ${nameOf(error)}`);
      reply({ kind: 'failure', id, message: 'unexpected' });
    }
  };

  const abandonRequests = () => {
    for (const controller of underWay.values()) controller.abort();
    underWay.clear();
  };

  const perform = async (method: string, params: unknown) => {
    const handler = ownValue(commands, method);
    const parsed = handler && v.safeParse(handler.params, params);
    if (handler === undefined || !parsed?.success) {
      warn(`webview message refused: ${inOneLine(method)}`);
      return;
    }
    try {
      await handler.handle(parsed.output);
    } catch (error) {
      warn(`webview command ${method} failed: ${nameOf(error)}`);
    }
  };

  const subscription = webview.onDidReceiveMessage((received: unknown) => {
    const parsed = v.safeParse(fromWebview, received);
    if (!parsed.success) {
      warn('webview message refused: not of a known kind');
      return;
    }
    const message = parsed.output;
    switch (message.kind) {
      case 'ready':
        abandonRequests();
        for (const notification of latest.values()) post(notification);
        break;
      case 'request':
        void answer(message.id, message.method, message.params);
        break;
      case 'cancel':
        underWay.get(message.id)?.abort();
        break;
      case 'command':
        void perform(message.method, message.params);
        break;
    }
  });

  return {
    notify: (method, params) => {
      const message: FromHost = { kind: 'notification', method, params };
      latest.set(method, message);
      post(message);
    },
    remember: (method, params) => {
      latest.set(method, { kind: 'notification', method, params });
    },
    dispose: () => {
      subscription.dispose();
      abandonRequests();
    },
  };
}

/** `toString` and its like are no methods of the protocol. */
function ownValue<T extends object>(record: T, key: string): T[keyof T] | undefined {
  return Object.hasOwn(record, key) ? record[key as keyof T] : undefined;
}

/** What a page names must not look like another line of the log. */
function inOneLine(method: string): string {
  return method.slice(0, 40).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
}

/** An error's message may carry what must not be logged. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
