import * as vscode from 'vscode';
import { needsConsent, type Credential } from '../core/credentials/credential';
import { diagnose } from '../core/credentials/diagnosis';
import { failure, type Surroundings } from '../core/credentials/diagnosisResult';
import { isCodedError } from '../core/errors';
import type { EditorDiagnosis, EditorFinding } from '../protocol/credentialEditor';
import { callback, isWebWindow } from './callbackUrl';
import { describeFinding, reportText } from './diagnosisReport';
import type { Services } from './services';

/** Runs the checks of a credential and tells what was found after each. */
export async function runDiagnosis(
  { store, authorizations, diagnosis, clock, log }: Services,
  credentialId: string,
  signal: AbortSignal,
  tell: (diagnosis: EditorDiagnosis) => void,
): Promise<void> {
  const findings: EditorFinding[] = [];
  let heading = 'Diagnosis';
  let isComplete = false;
  const tellAll = (isRunning: boolean) =>
    tell({ findings: [...findings], isRunning, isComplete, report: reportText(heading, findings) });
  tellAll(true);
  try {
    const credential = await store.read(credentialId);
    const isWaiting = authorizations
      .underWay()
      .some((underWay) => underWay.credential.id === credentialId);
    const surroundings = await surroundingsOf(credential, isWaiting);
    heading = `Diagnosis of “${credential.name}”, ${new Date(clock.now()).toISOString()}, VS Code ${vscode.version}`;
    for await (const found of diagnose(diagnosis, credentialId, surroundings, signal)) {
      log.info(`diagnosis: ${found.name}: ${found.outcome}, ${found.code}`);
      findings.push(describeFinding(found, clock.now()));
      tellAll(true);
    }
    isComplete = !signal.aborted;
  } catch (error) {
    if (!isCodedError(error)) throw error;
    log.warn(`diagnosis: ${error.code}`);
    findings.push(describeFinding(failure('fields', error), clock.now()));
  } finally {
    tellAll(false);
  }
}

async function surroundingsOf(credential: Credential, isWaiting: boolean): Promise<Surroundings> {
  return {
    callback: needsConsent(credential) ? await callback(credential) : { redirect_uri: '' },
    isWebWindow: isWebWindow(),
    isRemote: isWebWindow() || vscode.env.remoteName !== undefined,
    isWaiting,
  };
}
