import type { NextStep } from '../core/credentials/nextStep';
import type { Remedy } from '../protocol/console';

/** A command that mends something, as a button names it. */
interface RemedyCommand {
  readonly title: string;
  readonly command: string;
}

export const REMEDIES: Readonly<Record<Remedy, RemedyCommand>> = {
  authorize: { title: 'Authorize Again', command: 'jiraConsole.authorize' },
  edit: { title: 'Edit Credential', command: 'jiraConsole.editCredential' },
  reload_window: { title: 'Reload Window', command: 'workbench.action.reloadWindow' },
};

/** The command that takes a next step; some steps are not taken here. */
export function remedyFor(step: NextStep | undefined): Remedy | undefined {
  switch (step) {
    case 'reload_window':
      return 'reload_window';
    case 'authorize':
    case 'grant_jira_site':
      return 'authorize';
    case 'enter_secret':
    case 'check_client':
    case 'edit':
      return 'edit';
    case 'refresh':
    case 'update':
    case 'delete':
    case undefined:
      return undefined;
  }
}
