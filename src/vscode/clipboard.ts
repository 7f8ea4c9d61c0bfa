import * as vscode from 'vscode';

/** Copies a text and says in the status bar what was copied. */
export async function copy(text: string, what: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`Jira Console: ${what} copied`, 3000);
}
