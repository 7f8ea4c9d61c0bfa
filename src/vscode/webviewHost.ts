import * as v from 'valibot';
import * as vscode from 'vscode';
import { base64url } from '../core/encoding';
import type { Disposable, Random } from '../core/ports';
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
  /** Sends a snapshot; one that comes before the webview is ready waits for it. */
  notify<Method extends keyof Notifications & string>(
    method: Method,
    params: Notifications[Method],
  ): void;
}

const fromWebview = v.variant('kind', [
  v.object({ kind: v.literal('ready') }),
  v.object({ kind: v.literal('request'), id: v.number(), method: v.string(), params: v.unknown() }),
  v.object({ kind: v.literal('cancel'), id: v.number() }),
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
  let waiting: FromHost[] | undefined = [];
  const post = (message: FromHost) => void webview.postMessage(message);

  const answer = async (id: number, method: string, params: unknown) => {
    const handler = ownValue(requests, method);
    const parsed = handler && v.safeParse(handler.params, params);
    if (handler === undefined || !parsed?.success) {
      warn(`webview message refused: ${method.slice(0, 40)}`);
      post({ kind: 'failure', id, message: 'refused' });
      return;
    }
    const controller = new AbortController();
    underWay.set(id, controller);
    try {
      post({ kind: 'result', id, result: await handler.handle(parsed.output, controller.signal) });
    } catch (error) {
      // What a handler did not foresee is shown as a failure of the console, not as an answer.
      warn(`webview request ${method} failed: ${error instanceof Error ? error.name : 'unknown'}`);
      post({ kind: 'failure', id, message: 'unexpected' });
    } finally {
      underWay.delete(id);
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
        for (const notification of waiting ?? []) post(notification);
        waiting = undefined;
        break;
      case 'request':
        void answer(message.id, message.method, message.params);
        break;
      case 'cancel':
        underWay.get(message.id)?.abort();
        break;
      case 'command': {
        const handler = ownValue(commands, message.method);
        const params = handler && v.safeParse(handler.params, message.params);
        if (params?.success) void handler?.handle(params.output);
        else warn(`webview message refused: ${message.method.slice(0, 40)}`);
      }
    }
  });

  return {
    notify: (method, params) => {
      const message: FromHost = { kind: 'notification', method, params };
      if (waiting === undefined) post(message);
      else waiting.push(message);
    },
    dispose: () => {
      subscription.dispose();
      for (const controller of underWay.values()) controller.abort();
    },
  };
}

/** Fills a webview with the script and the style of its name in `dist/`. */
export function fillWebview(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  name: string,
  random: Random,
): void {
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  const uriOf = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
  const nonce = base64url(random.bytes(16));
  const source = webview.cspSource;
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${source} 'nonce-${nonce}'`,
    `font-src ${source}`,
    `img-src ${source} blob:`,
  ].join('; ');
  webview.html = `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" nonce="${nonce}" href="${uriOf(`${name}.css`)}">
    <title>Jira Console</title>
  </head>
  <body>
    <main id="app"></main>
    <script nonce="${nonce}" src="${uriOf(`${name}.js`)}"></script>
  </body>
</html>`;
}

/** `toString` and its like are no methods of the protocol. */
function ownValue<T extends object>(record: T, key: string): T[keyof T] | undefined {
  return Object.hasOwn(record, key) ? record[key as keyof T] : undefined;
}
