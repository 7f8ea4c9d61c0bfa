import * as vscode from 'vscode';
import type {
  AuthorizationOutcome,
  AuthorizationUnderWay,
} from '../core/credentials/authorizations';
import { needsConsent, type Credential } from '../core/credentials/credential';
import { CredentialError } from '../core/credentials/errors';
import { isCodedError, type CodedError } from '../core/errors';
import { callback } from './callbackUrl';
import { copy } from './clipboard';
import { tellGrant, tellOutcome, tellRefusal } from './authorizationOutcome';
import type { CommandHandler } from './features';
import { sentence } from './messages/sentences';
import { openLink } from './openLink';
import { pickCredential } from './pick';
import { tellError } from './tellError';
import { plainText } from './plainText';
import type { Services } from './services';

/** Tells the `when` clauses whether an authorization of this window waits for its redirect. */
const WAITING = 'jiraConsole.authorizationWaits';

/** The commands of the Authorization Code Grant: authorize, and what helps while it waits. */
export function createAuthorizeCommands(
  context: vscode.ExtensionContext,
  services: Services,
): Record<string, CommandHandler> {
  const { authorizations } = services;
  followAuthorizations(context, services);
  return {
    'jiraConsole.authorize': async (given) => {
      const entry = await pickCredential(services, given, 'Choose the credential to authorize');
      if (entry === undefined) return undefined;
      return 'credential' in entry && !needsConsent(entry.credential)
        ? verify(services, entry.credential)
        : authorize(services, entry.id);
    },
    // The notification names the credential that it is about; the palette means the latest.
    'jiraConsole.copyAuthorizationAddress': async (given) => {
      const meant = authorizations
        .underWay()
        .findLast(({ credential }) => (given ?? credential.id) === credential.id);
      if (meant) await copy(meant.url, 'address');
    },
    'jiraConsole.pasteCallbackUrl': async () => {
      await pasteCallbackUrl(services);
    },
  };
}

function followAuthorizations(
  context: vscode.ExtensionContext,
  { authorizations, accessTokens, store }: Services,
): void {
  const onRefused = accessTokens.onDidRefuse((id) => void tellRefusal(store, id));
  const onUnderWay = authorizations.onDidChange(() => {
    const isWaiting = authorizations.underWay().length > 0;
    void vscode.commands.executeCommand('setContext', WAITING, isWaiting);
  });
  context.subscriptions.push(onRefused, onUnderWay, authorizations);
}

/** Asks Jira about a credential that no browser is needed for, and tells what it said. */
async function verify(services: Services, credential: Credential): Promise<void> {
  const { id, name } = credential;
  const { accessTokens, authorizations } = services;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `Checking “${plainText(name)}” …`,
  };
  try {
    const grant = await vscode.window.withProgress(options, async () =>
      authorizations.recheck(id, await accessTokens.get(id)),
    );
    await tellGrant(credential, grant);
  } catch (error) {
    if (!isCodedError(error)) throw error;
    void tellError(error, id);
  }
}

/**
 * Opens the browser and waits for its answer; where one is waited for already, opens it again.
 * Gives back why it did not begin, which was told.
 */
async function authorize(
  services: Services,
  credentialId: string,
): Promise<CodedError<string> | undefined> {
  try {
    // A second click finds what the first has begun.
    const { waiting, begun } = await services.lock.runExclusive(
      `authorize/${credentialId}`,
      async () => {
        const waiting = await services.authorizations.waitingFor(credentialId);
        return waiting ? { waiting } : { begun: await begin(services, credentialId) };
      },
    );
    if (waiting) await openLink(waiting.url);
    else await tellOutcome(begun, await waitInSight(begun));
    return undefined;
  } catch (error) {
    if (!isCodedError(error)) throw error;
    void tellError(error, credentialId);
    return error;
  }
}

async function begin(
  { authorizations, store }: Services,
  credentialId: string,
): Promise<AuthorizationUnderWay> {
  const credential = await store.read(credentialId);
  if (!needsConsent(credential)) throw new CredentialError('consent_not_needed');
  return authorizations.begin(credentialId, await callback(credential));
}

/** Opens the browser and shows what is waited for, until the outcome is there. */
function waitInSight(underWay: AuthorizationUnderWay): Thenable<AuthorizationOutcome> {
  const { credential, url, outcome } = underWay;
  const argument = encodeURIComponent(JSON.stringify([credential.id]));
  const help = [
    `[Copy Address](command:jiraConsole.copyAuthorizationAddress?${argument})`,
    // A browser keeps a loopback address that failed to load, but not one of an editor's scheme.
    ...(credential.callbackRoad !== 'uri'
      ? ['[Paste Callback URL](command:jiraConsole.pasteCallbackUrl)']
      : []),
  ].join(' · ');
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `Authorizing “${plainText(credential.name)}”`,
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, cancellation) => {
    cancellation.onCancellationRequested(() => underWay.cancel());
    progress.report({ message: `accept in the browser. ${help}` });
    try {
      await openLink(url);
    } catch (error) {
      underWay.cancel();
      throw error;
    }
    return outcome;
  });
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
    void tellError(error);
  }
}
