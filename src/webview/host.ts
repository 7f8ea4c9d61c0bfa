import type { FromHost, FromWebview, MessageMap, RequestMap } from '../protocol/messages';

/** What VS Code gives a webview, once. */
export interface VsCodeApi {
  postMessage(message: FromWebview): void;
  getState(): unknown;
  setState(state: unknown): unknown;
}

/** Where the host's messages arrive: the window. */
export interface MessageSource {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** What to do on each notification; a missing handler does not compile. */
type NotificationHandlers<Notifications extends MessageMap> = {
  readonly [Method in keyof Notifications]: (params: Notifications[Method]) => void;
};

/** The webview's end of its connection with the extension host. */
export interface Host<
  Requests extends RequestMap,
  Commands extends MessageMap,
  Notifications extends MessageMap,
> {
  /**
   * Asks the host. Aborting asks it to stop, and the promise still settles with what it answers.
   *
   * Rejects where the host failed in a way that no handler foresaw.
   */
  request<Method extends keyof Requests & string>(
    method: Method,
    params: Requests[Method]['params'],
    signal: AbortSignal,
  ): Promise<Requests[Method]['result']>;
  /** Tells the host something that has no answer. */
  command<Method extends keyof Commands & string>(method: Method, params: Commands[Method]): void;
  /** Takes notifications from now on and tells the host to begin; called once. */
  ready(handlers: NotificationHandlers<Notifications>): void;
  /** What `saveState` kept, also from before the window was reloaded. */
  savedState(): unknown;
  saveState(state: unknown): void;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Connects a webview with the extension host. */
export function connectHost<
  Requests extends RequestMap,
  Commands extends MessageMap,
  Notifications extends MessageMap,
>(api: VsCodeApi, messages: MessageSource): Host<Requests, Commands, Notifications> {
  const waiting = new Map<number, Waiting>();
  let handlers: NotificationHandlers<Notifications> | undefined;
  let lastId = 0;

  messages.addEventListener('message', ({ data }) => {
    if (!isFromHost(data)) return;
    switch (data.kind) {
      case 'result':
        waiting.get(data.id)?.resolve(data.result);
        waiting.delete(data.id);
        break;
      case 'failure':
        waiting.get(data.id)?.reject(new Error(data.message));
        waiting.delete(data.id);
        break;
      case 'notification':
        // `toString` and its like are no methods of the protocol.
        if (handlers && Object.hasOwn(handlers, data.method)) {
          handlers[data.method]?.(data.params as Notifications[string]);
        }
    }
  });

  return {
    request: (method, params, signal) =>
      new Promise((resolve, reject) => {
        const id = (lastId += 1);
        waiting.set(id, { resolve, reject });
        api.postMessage({ kind: 'request', id, method, params });
        signal.addEventListener('abort', () => api.postMessage({ kind: 'cancel', id }), {
          once: true,
        });
      }),
    command: (method, params) => api.postMessage({ kind: 'command', method, params }),
    ready: (given) => {
      handlers = given;
      api.postMessage({ kind: 'ready' });
    },
    savedState: () => api.getState(),
    saveState: (state) => void api.setState(state),
  };
}

/** Whether a message is one of the host's: whatever posts into this window, such as the editor around it, is heard too. */
function isFromHost(data: unknown): data is FromHost {
  const { kind, id, method, message } = (data ?? {}) as Partial<Record<string, unknown>>;
  switch (kind) {
    case 'result':
      return typeof id === 'number';
    case 'failure':
      return typeof id === 'number' && typeof message === 'string';
    case 'notification':
      return typeof method === 'string';
    default:
      return false;
  }
}
