import * as vscode from 'vscode';
import type { Log } from './log';

/** What to do where something cannot be kept. */
export interface StorageTrouble {
  /** The folder that windows share cannot be read or written. */
  readonly onUnusable: (error: unknown) => void;
  /** The secret storage takes no tokens. */
  readonly onNotStored: () => void;
}

/** Says once a window what cannot be kept: the session goes on, but what it renews may not survive it. */
export function createStorageTrouble(log: Log): StorageTrouble {
  const said = new Set<string>();
  const say = async (what: string, logged: string, message: string): Promise<void> => {
    if (said.has(what)) return;
    said.add(what);
    log.warn(logged);
    const showLog = 'Show Log';
    if ((await vscode.window.showWarningMessage(message, showLog)) === showLog) log.show();
  };
  return {
    onUnusable: (error) =>
      void say(
        'folder',
        `storage folder: ${codeOf(error)}`,
        `Jira Console cannot use its storage folder (${codeOf(error)}). This window goes on, but does ` +
          'not see what other windows renew, and what it notes for them will not survive it. ' +
          'Until that is mended, use one window.',
      ),
    onNotStored: () =>
      void say(
        'tokens',
        'secret storage: new tokens were not stored',
        'VS Code’s secret storage did not take new tokens. This window goes on with them, but they ' +
          'will not survive it: authorize again after a reload.',
      ),
  };
}

/** The system's own word for it; the rest of an error may name paths. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^E[A-Z0-9]+$/u.test(code) ? code : 'unknown error';
}
