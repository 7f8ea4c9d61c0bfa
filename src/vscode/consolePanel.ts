import * as v from 'valibot';
import * as vscode from 'vscode';
import { apiOf } from '../core/credentials/credential';
import { nextStepAfter } from '../core/credentials/nextStep';
import { statusOf } from '../core/credentials/status';
import type { CredentialEntry } from '../core/credentials/store';
import { isCodedError, type CodedError } from '../core/errors';
import { decodeBody } from '../core/rest/answerText';
import type { Answer } from '../core/rest/client';
import { RequestError } from '../core/rest/errors';
import { hintFor } from '../core/rest/hints';
import type {
  ConsoleCommands,
  ConsoleCredential,
  ConsoleNotifications,
  ConsoleRequests,
  RequestDraft,
  SendResult,
  Target,
} from '../protocol/console';
import { CONSOLE_SCHEMAS } from './consoleSchemas';
import { errorSentence, hintSentence, sentence } from './messages';
import { pickCredential } from './pick';
import { REMEDIES, remedyFor } from './remedies';
import type { Services } from './services';
import { CONSOLE_VIEW_TYPE } from './viewTypes';
import { connectWebview } from './webviewConnection';
import { fillWebview } from './webviewContent';

/** The title of a panel, before it is known for which credential it is. */
const TITLE = 'Jira Console';

/** The key under which a workspace remembers credential and site. */
const TARGET = 'target';

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
    const target = await chooseTarget(this.#context, this.#services, given);
    await this.#context.workspaceState.update(TARGET, target);
    const panel = vscode.window.createWebviewPanel(
      CONSOLE_VIEW_TYPE,
      TITLE,
      vscode.ViewColumn.Active,
      { retainContextWhenHidden: true },
    );
    fill(panel, this.#context, this.#services, target);
  }

  /** Fills a panel that VS Code brings back after a reload. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    fill(panel, this.#context, this.#services, rememberedTarget(this.#context));
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

function fill(
  panel: vscode.WebviewPanel,
  context: vscode.ExtensionContext,
  services: Services,
  target: Target,
): void {
  panel.iconPath = vscode.Uri.joinPath(context.extensionUri, 'media', 'console.svg');
  let named = target.credentialId;
  const connection = connectWebview<ConsoleRequests, ConsoleCommands, ConsoleNotifications>(
    panel.webview,
    {
      send: {
        params: CONSOLE_SCHEMAS.send,
        handle: (draft, signal) => send(services, draft, signal),
      },
    },
    {
      targetChosen: {
        params: CONSOLE_SCHEMAS.targetChosen,
        handle: async (chosen) => {
          named = chosen.credentialId;
          await Promise.all([context.workspaceState.update(TARGET, chosen), tellCredentials()]);
        },
      },
      remedy: {
        params: CONSOLE_SCHEMAS.remedy,
        handle: async ({ credentialId, remedy }) =>
          vscode.commands.executeCommand(REMEDIES[remedy].command, credentialId),
      },
      addCredential: {
        params: CONSOLE_SCHEMAS.addCredential,
        handle: async () => vscode.commands.executeCommand('jiraConsole.addCredential'),
      },
    },
    (message) => services.log.warn(message),
  );
  const tellCredentials = async () => {
    try {
      const credentials = await consoleCredentials(services);
      connection.notify('credentials', credentials);
      const name = credentials.find(({ id }) => id === named)?.name;
      panel.title = name === undefined ? TITLE : `${TITLE}: ${name}`;
    } catch {
      services.log.error('the secret store could not be read');
    }
  };
  const changes = services.store.onDidChange(() => void tellCredentials());
  panel.onDidDispose(() => {
    changes.dispose();
    connection.dispose();
  });
  connection.notify('target', target);
  void tellCredentials();
  fillWebview(panel.webview, context.extensionUri, 'console', services.random);
}

async function consoleCredentials({ store }: Services): Promise<ConsoleCredential[]> {
  return (await store.list()).flatMap((entry) =>
    'error' in entry ? [] : [consoleCredential(entry)],
  );
}

function consoleCredential(
  entry: Extract<CredentialEntry, { readonly credential: unknown }>,
): ConsoleCredential {
  const { id, credential, grant } = entry;
  const { light } = statusOf(entry);
  const { apiBaseUrl, direct } = apiOf(credential);
  return {
    id,
    name: credential.name,
    light,
    production: credential.production,
    ...attentionTo(entry),
    host: direct ? new URL(apiBaseUrl).host : undefined,
    sites: grant.sites.map(({ cloudId, name, url }) => ({ cloudId, name, url })),
  };
}

/** Why a credential cannot send as it is, and what helps. */
function attentionTo(entry: CredentialEntry): Pick<ConsoleCredential, 'attention' | 'remedy'> {
  const { light, failure, concerns, nextStep } = statusOf(entry);
  // Those that only lack something else can send.
  const concern = concerns.find((code) => remedyFor(nextStepAfter(code)) !== undefined);
  const remedy = remedyFor(nextStep);
  if (failure) return { attention: sentence(failure.code, failure), remedy };
  if (concern) return { attention: sentence(concern), remedy };
  return light === 'grey' ? { attention: sentence('authorization_needed'), remedy } : {};
}

async function send(
  { client, store }: Services,
  draft: RequestDraft,
  signal: AbortSignal,
): Promise<SendResult> {
  try {
    return toResult(await client.send(draft, signal));
  } catch (error) {
    if (!isCodedError(error)) throw error;
    // Nothing announced that another window has changed the credential.
    if (nextStepAfter(error.code) === 'reload_window') store.lookAgain();
    return toFailed(error);
  }
}

function toResult(answer: Answer): SendResult {
  const { method, url, status, statusText, headers, time, cut } = answer;
  const hint = hintFor(answer);
  return {
    kind: 'answer',
    method,
    url,
    status,
    statusText,
    headers,
    body: decodeBody(answer.body, headers),
    time,
    size: answer.body.byteLength,
    cut,
    hint: hint && hintSentence(hint),
  };
}

function toFailed(error: CodedError<string>): SendResult {
  return {
    kind: 'failed',
    code: error.code,
    message: errorSentence(error),
    field: error instanceof RequestError ? error.field : undefined,
    remedy: remedyFor(nextStepAfter(error.code)),
  };
}
