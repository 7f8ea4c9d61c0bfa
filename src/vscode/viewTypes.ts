/** The kinds of the panels, by which VS Code restores them; package.json activates on them. */
export const CONSOLE_VIEW_TYPE = 'jiraConsole.console';
export const EDITOR_VIEW_TYPE = 'jiraConsole.credentialEditor';
