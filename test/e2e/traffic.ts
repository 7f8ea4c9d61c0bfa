import type { BrowserContext } from 'playwright-core';

/** What crosses between frames, and what is put on the clipboard, from the first page on. */
export interface Traffic {
  readonly messages: readonly string[];
  readonly copied: readonly string[];
}

/** Watches every frame of a profile; begins with the pages that are opened afterwards. */
export async function watchTraffic(profile: BrowserContext): Promise<Traffic> {
  const messages: string[] = [];
  const copied: string[] = [];
  // Kept here and not in the page: a page that is reloaded or crashes takes nothing with it.
  await profile.exposeBinding('e2eMessage', (_, text: string) => void messages.push(text));
  await profile.exposeBinding('e2eCopied', (_, text: string) => void copied.push(text));
  await profile.addInitScript(WATCH);
  return { messages, copied };
}

/**
 * A webview and the workbench talk through a port, and a webview's two frames through their windows.
 * The inner frame is rewritten when its content comes, which takes its listeners; but all that it
 * says or hears passes the outer one.
 */
const WATCH = `{
  const asText = (value) => {
    const decode = (key, part) =>
      part instanceof ArrayBuffer || ArrayBuffer.isView(part) ? new TextDecoder().decode(part) : part;
    try {
      return typeof value === 'string' ? value : JSON.stringify(value, decode) ?? '';
    } catch {
      return 'unreadable: ' + String(value);
    }
  };
  const message = (value) => {
    // In the workbench's own frame there is more: what its workers do, and its way to run something soon.
    if (window !== top || typeof value?.channel === 'string') void e2eMessage(asText(value));
  };
  addEventListener('message', ({ data }) => message(data), true);
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (value, ...rest) {
    message(value);
    return postMessage.call(this, value, ...rest);
  };
  if (globalThis.Clipboard) {
    const { writeText, write } = Clipboard.prototype;
    Clipboard.prototype.writeText = function (text) {
      void e2eCopied(String(text));
      return writeText.call(this, text);
    };
    Clipboard.prototype.write = function (items) {
      for (const item of items) {
        for (const type of item.types) {
          void item.getType(type).then((blob) => blob.text()).then((text) => e2eCopied(text));
        }
      }
      return write.call(this, items);
    };
  }
  addEventListener('copy', () => void e2eCopied(String(getSelection())), true);
}`;
