/**
 * The three shapes of messages between a webview and the extension host: a *request* is answered
 * exactly once and can be cancelled by its id, a *command* has no answer, a *notification* is a
 * whole snapshot from the host. A map type per webview names the methods.
 */
export interface RequestMap {
  readonly [method: string]: { readonly params: unknown; readonly result: unknown };
}

export interface MessageMap {
  readonly [method: string]: unknown;
}

export type FromWebview =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'request';
      readonly id: number;
      readonly method: string;
      readonly params: unknown;
    }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'command'; readonly method: string; readonly params: unknown };

export type FromHost =
  | { readonly kind: 'result'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'notification'; readonly method: string; readonly params: unknown };
