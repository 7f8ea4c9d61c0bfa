import * as vscode from 'vscode';
import { apiOf } from '../core/credentials/credential';
import { isCodedError } from '../core/errors';
import { readPastedText } from '../core/rest/pasted';
import { SNIPPETS, type Snippet } from '../core/rest/snippets/snippets';
import type { TypedRequest } from '../core/rest/request';
import type { Picked } from '../core/rest/siteAddress';
import { resolveTarget } from '../core/rest/target';
import type { RequestDraft, Target } from '../protocol/console';
import { copy } from './clipboard';
import { knownCredentials } from './knownCredentials';
import { noteSentence, sentence } from './messages/sentences';
import type { Services } from './services';
import { tellError } from './tellError';

const SNIPPET_TITLES: Record<Snippet['id'], string> = {
  curlBash: 'cURL (bash)',
  curlPowershell: 'cURL (PowerShell)',
  fetch: 'JavaScript (fetch)',
  pythonRequests: 'Python (requests)',
};

/** What a pasted text means, and what there is to say about it. */
export async function paste(
  services: Services,
  text: string,
  { credentialId, cloudId }: Target,
): Promise<{ readonly request: RequestDraft | undefined; readonly notes: readonly string[] }> {
  const known = await knownCredentials(services);
  const picked = credentialId === undefined ? undefined : { credentialId, cloudId };
  const { request, problem, dropped } = readPastedText(text, known, picked);
  const notes = [
    ...(problem ? [sentence(problem.code, problem.details)] : []),
    ...dropped.map(noteSentence),
  ];
  return { request: request && through(request, picked), notes };
}

/** What no credential knows goes through the one that is picked, if there is one. */
function through(
  request: TypedRequest & Partial<Picked>,
  picked: Picked | undefined,
): RequestDraft | undefined {
  const { credentialId } = request;
  if (credentialId !== undefined) return { ...request, credentialId };
  return picked && { ...request, ...picked };
}

/**
 * Asks for the form in which a request is wanted, and copies it with its variables filled in, and with
 * one of the environment in the token's place.
 */
export async function copyAs(
  { store, composer }: Services,
  draft: RequestDraft,
  lastAnswer: string | undefined,
): Promise<void> {
  const items = SNIPPETS.map((snippet) => ({ snippet, label: SNIPPET_TITLES[snippet.id] }));
  const placeHolder = 'Copy the request as … (the token is left to the variable JIRA_TOKEN)';
  const picked = await vscode.window.showQuickPick(items, { placeHolder });
  if (picked === undefined) return;
  try {
    const credential = await store.read(draft.credentialId);
    const { sites } = await store.grants.read(draft.credentialId);
    const context = { ...apiOf(credential), sites, cloudId: draft.cloudId };
    const request = await composer.composeCopy(draft, lastAnswer);
    const path = resolveTarget(request.path, context);
    const scheme = credential.type === 'api_token' ? 'basic' : 'bearer';
    await copy(picked.snippet.write({ ...request, path }, scheme), picked.label);
  } catch (error) {
    if (!isCodedError(error)) throw error;
    void tellError(error, draft.credentialId);
  }
}
