import * as v from 'valibot';
import * as vscode from 'vscode';
import type { RequestDraft, Target } from '../protocol/console';
import { CONSOLE_TITLE, ConsolePanel, TARGET } from './consolePanel';
import { CONSOLE_SCHEMAS } from './consoleSchemas';
import { pickCredential } from './pick';
import type { Services } from './services';
import { CONSOLE_VIEW_TYPE } from './viewTypes';

/** `Open Console`: each opens its own panel; VS Code's reload brings them back with their drafts. */
export class Consoles implements vscode.WebviewPanelSerializer {
  readonly #context: vscode.ExtensionContext;
  readonly #services: Services;

  constructor(context: vscode.ExtensionContext, services: Services) {
    this.#context = context;
    this.#services = services;
  }

  /** Opens a console for the credential or site that a command was given. */
  async open(given: unknown): Promise<void> {
    await this.#open(await chooseTarget(this.#context, this.#services, given));
  }

  /** Opens a console with a request that comes from elsewhere, and sends it if it `isSent`. */
  async openRequest(request: RequestDraft, isSent: boolean): Promise<void> {
    const { credentialId, cloudId } = request;
    (await this.#open({ credentialId, cloudId })).give(request, isSent);
  }

  /** The credential and site that this workspace used last. */
  lastTarget(): Target {
    return rememberedTarget(this.#context);
  }

  async #open(target: Target): Promise<ConsolePanel> {
    await this.#context.workspaceState.update(TARGET, target);
    const panel = vscode.window.createWebviewPanel(
      CONSOLE_VIEW_TYPE,
      CONSOLE_TITLE,
      vscode.ViewColumn.Active,
      { retainContextWhenHidden: true },
    );
    return new ConsolePanel(panel, this.#context, this.#services, target);
  }

  /** Fills a panel that VS Code brings back after a reload. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    new ConsolePanel(panel, this.#context, this.#services, rememberedTarget(this.#context));
    return Promise.resolve();
  }
}

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
