import * as vscode from 'vscode';
import type { Logger } from '../core/ports';
import { scrubbing } from '../core/scrubbingLogger';

/** The extension's log, as everything in it writes to it. */
export interface Log extends Logger {
  show(): void;
}

/** Opens the output channel; nothing reaches it but what was looked through for secrets. */
export function createLog(context: vscode.ExtensionContext): Log {
  const channel = vscode.window.createOutputChannel('Jira Console', { log: true });
  context.subscriptions.push(channel);
  return { ...scrubbing(channel), show: () => channel.show() };
}
