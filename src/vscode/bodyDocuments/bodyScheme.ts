import * as vscode from 'vscode';

/** The scheme of bodies that are edited as documents, as package.json has it activate. */
export const BODY_SCHEME = 'jira-console-body';

/** The folder of all of them, by which package.json gives them their language. */
export const BODY_FOLDER = '/jira-console-body';

/** The tabs that show a document of a body: those of one, or all. */
export function bodyTabs(uri?: vscode.Uri): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputText &&
        input.uri.scheme === BODY_SCHEME &&
        (uri === undefined || input.uri.toString() === uri.toString()),
    );
}

/**
 * Closes what VS Code brings back after a reload: the bodies were in the memory of the extension host
 * that has ended, and the consoles bring theirs back themselves.
 */
export async function closeLostBodies(): Promise<void> {
  const tabs = bodyTabs();
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs, true);
}
