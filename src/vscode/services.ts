import type * as vscode from 'vscode';
import type { AccessTokens } from '../core/credentials/accessTokens';
import type { Authorizations } from '../core/credentials/authorizations';
import type { PendingAuthorizations } from '../core/credentials/pendingAuthorizations';
import type { DiagnosisContext } from '../core/credentials/diagnosisResult';
import type { CredentialStore } from '../core/credentials/store';
import type { Clock, Random } from '../core/ports';
import type { JiraClient } from '../core/rest/client';

/** What the composition root has built, for the features to work with. */
export interface Services {
  readonly store: CredentialStore;
  readonly pending: PendingAuthorizations;
  readonly accessTokens: AccessTokens;
  readonly authorizations: Authorizations;
  readonly client: JiraClient;
  /** What a diagnosis works with. */
  readonly diagnosis: DiagnosisContext;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: vscode.LogOutputChannel;
}
