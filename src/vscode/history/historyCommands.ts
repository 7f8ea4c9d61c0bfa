import * as v from 'valibot';
import * as vscode from 'vscode';
import { isCodedError } from '../../core/errors';
import { groupByDay } from '../../core/history/days';
import { HistoryError } from '../../core/history/errors';
import type { RequestDraft } from '../../protocol/console';
import { compareHistoryEntry } from '../compareAnswers';
import type { Consoles } from '../consoles';
import type { CommandHandler } from '../features';
import { plainText } from '../plainText';
import type { Services } from '../services';
import { tellError } from '../tellError';
import {
  detailsOf,
  leftOutSentence,
  summaryOf,
  titleOf,
  type ReadableCredential,
  type SentEntry,
} from './describeEntry';
import type { EntryPlace, HistoryFeatures, HistoryRow } from './historyRows';

/** All that is opened from the history is in one console: looking through it opens no others. */
const SENDER = 'history';

const placeSchema = v.object({ credentialId: v.string(), id: v.string() });

/** What can be done with what was sent: the rows of its view, and the commands on them. */
export class HistoryCommands implements HistoryFeatures {
  readonly #services: Services;
  readonly #consoles: Consoles;
  readonly onDidChange: HistoryFeatures['onDidChange'];

  constructor(services: Services, consoles: Consoles) {
    this.#services = services;
    this.#consoles = consoles;
    this.onDidChange = services.history.onDidChange;
  }

  /** What runs each command of the history. */
  commands(): Record<string, CommandHandler> {
    const { history } = this.#services;
    return {
      'jiraConsole.openHistoryEntry': onEntry((place) => this.#open(place)),
      'jiraConsole.sendHistoryEntry': onEntry((place) => this.#sendAgain(place)),
      'jiraConsole.pinHistoryEntry': onEntry(({ credentialId, id }) =>
        history.pin(credentialId, id, true),
      ),
      'jiraConsole.unpinHistoryEntry': onEntry(({ credentialId, id }) =>
        history.pin(credentialId, id, false),
      ),
      'jiraConsole.removeHistoryEntry': onEntry(({ credentialId, id }) =>
        history.remove(credentialId, id),
      ),
      'jiraConsole.compareHistoryEntry': onEntry(({ id }) =>
        compareHistoryEntry(this.#services, id),
      ),
      'jiraConsole.searchHistory': () => telling(() => this.#search()),
      'jiraConsole.clearHistory': () => telling(() => this.#clear()),
    };
  }

  async rows(): Promise<readonly HistoryRow[]> {
    return groupByDay(await this.#entries(), this.#services.clock.now()).map(
      ({ title, entries }) => {
        const isOpen = title === 'Pinned' || title === 'Today';
        const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
        const item = new vscode.TreeItem(title, isOpen ? Expanded : Collapsed);
        item.id = `group/${title}`;
        return { kind: 'group', item, rows: entries.map(entryRow) };
      },
    );
  }

  /** What was sent with each credential that there is and that can be read. */
  async #entries(): Promise<readonly SentEntry[]> {
    const { store, history } = this.#services;
    const credentials = (await store.list()).filter((entry) => 'credential' in entry);
    const lists = await Promise.all(
      credentials.map(async (sentWith) =>
        (await history.list(sentWith.id)).map((entry) => ({ ...entry, sentWith })),
      ),
    );
    return lists.flat();
  }

  async #find({ credentialId, id }: EntryPlace): Promise<SentEntry> {
    const entries = await this.#entries();
    const found = entries.find((entry) => entry.sentWith.id === credentialId && entry.id === id);
    if (found === undefined) throw new HistoryError('history_entry_missing');
    return found;
  }

  async #open(place: EntryPlace): Promise<void> {
    await this.#openEntry(await this.#find(place));
  }

  async #openEntry(entry: SentEntry): Promise<void> {
    await this.#consoles.openRequest(draftOf(entry), SENDER);
    if (entry.left_out.length > 0) {
      void vscode.window.showInformationMessage(
        `${leftOutSentence(entry)} Fill it in before you send.`,
      );
    }
  }

  async #sendAgain(place: EntryPlace): Promise<void> {
    const entry = await this.#find(place);
    if (entry.left_out.length === 0) {
      await this.#consoles.sendRequest(draftOf(entry), SENDER);
      return;
    }
    // It would be another request than the one that was sent.
    await this.#consoles.openRequest(draftOf(entry), SENDER);
    void vscode.window.showWarningMessage(
      `${leftOutSentence(entry)} It was opened and not sent: fill it in first.`,
    );
  }

  async #search(): Promise<void> {
    const entries = await this.#entries();
    if (entries.length === 0) {
      tellEmpty();
      return;
    }
    const items = groupByDay(entries, this.#services.clock.now()).flatMap((group) =>
      group.entries.map((entry) => ({
        entry,
        // A path is not to bring a symbol of its own.
        label: `${entry.pinned ? '$(pinned) ' : ''}${withoutSymbols(titleOf(entry))}`,
        description: withoutSymbols(summaryOf(entry)),
        detail: withoutSymbols(
          `${entry.sentWith.credential.name} · ${new Date(entry.at).toLocaleString()}`,
        ),
      })),
    );
    const picked = await vscode.window.showQuickPick(items, {
      title: 'Search History',
      placeHolder: 'Method, path, status or site; Enter opens the request in a console',
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (picked) await this.#openEntry(picked.entry);
  }

  async #clear(): Promise<void> {
    const entries = await this.#entries();
    const credentials = [...new Set(entries.map(({ sentWith }) => sentWith))];
    if (credentials.length === 0) {
      tellEmpty();
      return;
    }
    const chosen = credentials.length === 1 ? credentials : await chooseCredentials(credentials);
    if (chosen === undefined) return;
    const lost = entries.filter(({ sentWith }) => chosen.includes(sentWith));
    const pinned = lost.filter((entry) => entry.pinned).length;
    const confirm = 'Clear History';
    const names = chosen.map(({ credential }) => `“${credential.name}”`);
    const choice = await vscode.window.showWarningMessage(
      `Clear the history of ${new Intl.ListFormat('en').format(names)}?`,
      {
        modal: true,
        detail: `Requests that are forgotten: ${lost.length}, ${pinned} of them pinned. What they did in Jira stays.`,
      },
      confirm,
    );
    if (choice !== confirm) return;
    for (const { id } of chosen) await this.#services.history.clear(id);
  }
}

function entryRow(entry: SentEntry): HistoryRow {
  const { id, pinned } = entry;
  const place = { credentialId: entry.sentWith.id, id };
  const item = new vscode.TreeItem(titleOf(entry));
  item.id = `entry/${place.credentialId}/${id}`;
  item.description = summaryOf(entry);
  item.tooltip = detailsOf(entry);
  item.iconPath = iconOf(entry);
  item.contextValue = pinned ? 'historyEntry.pinned' : 'historyEntry';
  item.command = {
    title: 'Open in Console',
    command: 'jiraConsole.openHistoryEntry',
    arguments: [place],
  };
  return { kind: 'entry', ...place, item };
}

function iconOf({ status, code }: SentEntry): vscode.ThemeIcon {
  if (code === 'aborted') return new vscode.ThemeIcon('circle-slash');
  const isGood = status !== undefined && status < 400;
  const isRefused = status !== undefined && status < 500;
  if (isGood) return new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
  return isRefused
    ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'))
    : new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
}

/** The request, with nothing in the place of what was not kept. */
function draftOf({ sentWith, cloudId, method, path, request }: SentEntry): RequestDraft {
  const { headers = [], body = '' } = request ?? {};
  return { credentialId: sentWith.id, cloudId, method, path, headers, body };
}

/** All of them, or one; undefined where their user chose neither. */
async function chooseCredentials(
  credentials: readonly ReadableCredential[],
): Promise<readonly ReadableCredential[] | undefined> {
  const items = [
    { label: 'All Credentials', chosen: credentials },
    ...credentials.map((one) => ({ label: one.credential.name, chosen: [one] })),
  ];
  const placeHolder = 'Choose whose history to clear';
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.chosen;
}

function tellEmpty(): void {
  void vscode.window.showInformationMessage('The history is empty: nothing was sent yet.');
}

function withoutSymbols(text: string): string {
  return plainText(text).replaceAll('$(', '$ (');
}

/** Runs a command on the entry that it was given; from nowhere else can it be run. */
function onEntry(run: (place: EntryPlace) => Promise<void>): CommandHandler {
  return async (given) => {
    const place = v.safeParse(placeSchema, given);
    if (place.success) await telling(() => run(place.output));
  };
}

async function telling(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!isCodedError(error)) throw error;
    void tellError(error);
  }
}
