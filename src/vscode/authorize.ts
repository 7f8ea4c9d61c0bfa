import * as vscode from 'vscode';
import type {
  AuthorizationOutcome,
  AuthorizationUnderWay,
} from '../core/credentials/authorizations';
import { isCodedError } from '../core/errors';
import { callback } from './callbackUrl';
import { copy } from './clipboard';
import { errorSentence, sentence } from './messages';
import { pickCredential } from './pick';
import type { Services } from './services';

/** Tells the `when` clauses whether an authorization of this window waits for its redirect. */
const WAITING = 'jiraConsole.authorizationWaits';

/** The commands of the Authorization Code Grant: authorize, and what helps while it waits. */
export function registerAuthorize(context: vscode.ExtensionContext, services: Services): void {
  const underWay: AuthorizationUnderWay[] = [];
  const commands: Record<string, (given?: unknown) => Promise<void>> = {
    'jiraConsole.authorize': async (given) => {
      const entry = await pickCredential(services, given, 'Choose the credential to authorize');
      if (entry !== undefined) await authorize(services, entry.id, underWay);
    },
    'jiraConsole.copyAuthorizationAddress': async () => {
      const latest = underWay.at(-1);
      if (latest === undefined) return;
      await copy(latest.url, 'address');
    },
    'jiraConsole.pasteCallbackUrl': async () => {
      await pasteCallbackUrl(services);
    },
  };
  for (const [id, handler] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(id, handler));
  }
}

async function authorize(
  services: Services,
  credentialId: string,
  underWay: AuthorizationUnderWay[],
): Promise<void> {
  const begun = await begin(services, credentialId);
  if (begun === undefined) return;
  underWay.push(begun);
  await vscode.commands.executeCommand('setContext', WAITING, true);
  try {
    const outcome = await waitInSight(begun);
    await tell(begun, outcome);
  } finally {
    underWay.splice(underWay.indexOf(begun), 1);
    await vscode.commands.executeCommand('setContext', WAITING, underWay.length > 0);
  }
}

async function begin(
  { authorizations, store }: Services,
  credentialId: string,
): Promise<AuthorizationUnderWay | undefined> {
  try {
    const { callbackRoad } = await store.read(credentialId);
    return await authorizations.begin(credentialId, await callback(callbackRoad));
  } catch (error) {
    if (!isCodedError(error)) throw error;
    void vscode.window.showErrorMessage(errorSentence(error));
    return undefined;
  }
}

/** Opens the browser and shows what is waited for, until the outcome is there. */
function waitInSight(underWay: AuthorizationUnderWay): Thenable<AuthorizationOutcome> {
  const { credential, url, outcome } = underWay;
  const help = [
    '[Copy Address](command:jiraConsole.copyAuthorizationAddress)',
    // A browser keeps a loopback address that failed to load, but not one of an editor's scheme.
    ...(credential.callbackRoad === 'loopback'
      ? ['[Paste Callback URL](command:jiraConsole.pasteCallbackUrl)']
      : []),
  ].join(' · ');
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `Authorizing “${credential.name}”`,
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, cancellation) => {
    cancellation.onCancellationRequested(() => underWay.cancel());
    progress.report({ message: `accept in the browser. ${help}` });
    await openInBrowser(url);
    return outcome;
  });
}

/**
 * Opens the address to the letter. VS Code takes a text as it is, where it would decode and encode
 * a `Uri` anew and spoil a redirect_uri with a query of its own.
 */
async function openInBrowser(url: string): Promise<void> {
  await vscode.env.openExternal(url as unknown as vscode.Uri);
}

async function tell(underWay: AuthorizationUnderWay, outcome: AuthorizationOutcome): Promise<void> {
  const { id, name } = underWay.credential;
  const failure = outcome.kind === 'failed' ? outcome.failure : outcome.grant.failure;
  if (outcome.kind === 'granted' && failure === undefined) {
    const sites = outcome.grant.sites.map((site) => site.name).join(', ');
    const open = 'Open Console';
    const message = `“${name}” is authorized for ${sites}.`;
    if ((await vscode.window.showInformationMessage(message, open)) === open) {
      await vscode.commands.executeCommand('jiraConsole.openConsole', id);
    }
    return;
  }
  if (failure === undefined || failure.code === 'authorization_cancelled') return;
  const again = 'Authorize Again';
  const showLog = 'Show Log';
  const message = `“${name}”: ${sentence(failure.code, failure)}`;
  const choice = await vscode.window.showErrorMessage(message, again, showLog);
  if (choice === again) await vscode.commands.executeCommand('jiraConsole.authorize', id);
  if (choice === showLog) await vscode.commands.executeCommand('jiraConsole.showLog');
}

/** The way back for browsers that cannot reach this machine: remote windows, containers. */
async function pasteCallbackUrl({ authorizations, log }: Services): Promise<void> {
  const pasted = await vscode.window.showInputBox({
    title: 'Paste Callback URL',
    prompt: 'The whole address of the tab that failed to load after you accepted',
    placeHolder: 'http://127.0.0.1:28437/callback?code=…&state=…',
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === '' || URL.canParse(value.trim())
        ? undefined
        : sentence('redirect_not_a_url'),
  });
  if (pasted === undefined || pasted.trim() === '') return;
  try {
    await authorizations.complete(pasted.trim());
  } catch (error) {
    if (!isCodedError(error)) throw error;
    log.warn(`pasted redirect ignored: ${error.code}`);
    void vscode.window.showErrorMessage(errorSentence(error));
  }
}
