import * as v from 'valibot';
import * as vscode from 'vscode';
import type { RequestDraft, Target } from '../protocol/console';
import { CONSOLE_TITLE, ConsolePanel, TARGET } from './consolePanel';
import { CONSOLE_SCHEMAS } from './consoleSchemas';
import { pickCredential } from './pick';
import type { Services } from './services';
import { CONSOLE_VIEW_TYPE } from './viewTypes';

/**
 * The consoles of a window. `Open Console` opens a panel of its own each time, a file sends its
 * requests in one; VS Code's reload brings them back with their drafts.
 */
export class Consoles implements vscode.WebviewPanelSerializer {
  readonly #context: vscode.ExtensionContext;
  readonly #services: Services;
  /** By what sends in them. */
  readonly #ofSenders = new Map<string, ConsolePanel>();

  constructor(context: vscode.ExtensionContext, services: Services) {
    this.#context = context;
    this.#services = services;
  }

  /** Opens a console for the credential or site that a command was given. */
  async open(given: unknown): Promise<void> {
    await this.#open(await chooseTarget(this.#context, this.#services, given));
  }

  /**
   * Opens a console with a request that comes from elsewhere: one of its own, or the one that the same
   * sender uses each time.
   */
  async openRequest(request: RequestDraft, sender?: string): Promise<void> {
    const panel =
      sender === undefined ? await this.#open(request) : await this.#panelOf(sender, request);
    panel.give(request, false);
  }

  /**
   * Sends a request that comes from elsewhere, beside where its user is. One that the same sender
   * sent before was sent there, too: `{{last.…}}` means its answer.
   */
  async sendRequest(request: RequestDraft, sender: string): Promise<void> {
    (await this.#panelOf(sender, request, BESIDE)).give(request, true);
  }

  async #panelOf(sender: string, target: Target, where?: ShowOptions): Promise<ConsolePanel> {
    const before = this.#ofSenders.get(sender);
    if (before !== undefined) return before;
    const panel = await this.#open(target, where);
    this.#ofSenders.set(sender, panel);
    panel.onDidDispose(() => this.#ofSenders.delete(sender));
    return panel;
  }

  /** The credential and site that this workspace used last. */
  lastTarget(): Target {
    return rememberedTarget(this.#context);
  }

  async #open(
    { credentialId, cloudId }: Target,
    where: ShowOptions = vscode.ViewColumn.Active,
  ): Promise<ConsolePanel> {
    const target = { credentialId, cloudId };
    await this.#context.workspaceState.update(TARGET, target);
    const panel = vscode.window.createWebviewPanel(CONSOLE_VIEW_TYPE, CONSOLE_TITLE, where, {
      retainContextWhenHidden: true,
    });
    return new ConsolePanel(panel, this.#context, this.#services, target);
  }

  /** Fills a panel that VS Code brings back after a reload. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    new ConsolePanel(panel, this.#context, this.#services, rememberedTarget(this.#context));
    return Promise.resolve();
  }
}

type ShowOptions = Parameters<typeof vscode.window.createWebviewPanel>[2];

const BESIDE = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };

async function chooseTarget(
  context: vscode.ExtensionContext,
  services: Services,
  given: unknown,
): Promise<Target> {
  const remembered = rememberedTarget(context);
  if (given === undefined) return remembered;
  const entry = await pickCredential(services, given, 'Choose the credential');
  if (entry === undefined) return remembered;
  const site = v.safeParse(v.object({ site: v.object({ cloudId: v.string() }) }), given);
  const sites = 'grant' in entry ? entry.grant.sites : [];
  const cloudIds = [
    site.success ? site.output.site.cloudId : undefined,
    remembered.cloudId,
    sites[0]?.cloudId,
  ];
  return {
    credentialId: entry.id,
    cloudId: cloudIds.find((cloudId) => sites.some((granted) => granted.cloudId === cloudId)),
  };
}

function rememberedTarget(context: vscode.ExtensionContext): Target {
  const stored = v.safeParse(CONSOLE_SCHEMAS.targetChosen, context.workspaceState.get(TARGET));
  return stored.success ? stored.output : {};
}
