import * as v from 'valibot';
import * as vscode from 'vscode';

/** Seconds, as package.json describes it; a file of settings may say anything. */
const requestTimeout = v.fallback(v.pipe(v.number(), v.minValue(1), v.maxValue(3600)), 30);

/** Milliseconds of silence after which a console gives a request up. */
export function requestTimeoutNow(): number {
  const set: unknown = vscode.workspace.getConfiguration('jiraConsole').get('requestTimeout');
  return v.parse(requestTimeout, set) * 1000;
}

/** Megabytes, as package.json describes it. */
const largestBodyShown = v.fallback(v.pipe(v.number(), v.minValue(1), v.maxValue(500)), 50);

/** Bytes of a body that a console shows; all of a longer one is in a temporary file. */
export function largestBodyShownNow(): number {
  const set: unknown = vscode.workspace.getConfiguration('jiraConsole').get('largestBodyShown');
  return Math.floor(v.parse(largestBodyShown, set) * 1024 * 1024);
}

/** Whether the history keeps the bodies of requests. */
export function keepsBodies(): boolean {
  return vscode.workspace.getConfiguration('jiraConsole').get('history.keepBodies') === true;
}
