import type { AuthorizationUnderWay } from '../core/credentials/authorizations';
import type { CheckResult } from '../core/credentials/diagnosisResult';
import type { CredentialDraft } from '../core/credentials/draft';
import type { CredentialField, SecretField } from '../core/credentials/fields';
import type { Light } from '../core/credentials/status';

/** What the editor asks and is answered exactly once. */
export type EditorRequests = {
  /** Saves where nothing is wrong; else the problems say what is. */
  readonly save: {
    readonly params: EditedCredential;
    readonly result: { readonly saved: boolean };
  };
};

/** What the editor says without an answer. */
export type EditorCommands = {
  /** The form as it is now; answered with `problems`. */
  readonly edited: EditedCredential;
  /** Gives up what is not saved. */
  readonly discarded: Record<string, never>;
  readonly authorize: Record<string, never>;
  readonly cancelAuthorization: Record<string, never>;
  readonly copyAddress: Record<string, never>;
  readonly pasteCallbackUrl: Record<string, never>;
  readonly openConsole: Record<string, never>;
  /** Runs every check; `diagnosis` tells each finding as it comes. */
  readonly diagnose: Record<string, never>;
  readonly cancelDiagnosis: Record<string, never>;
  readonly openLink: { readonly link: EditorLink };
};

/** The pages that the editor leads to. */
export type EditorLink = 'developer_console' | 'api_tokens';

/** What the host says, always whole. */
export type EditorNotifications = {
  readonly catalogue: EditorCatalogue;
  /** The draft that was not saved before this page was there; comes ahead of `credential`. */
  readonly unsaved: CredentialDraft | undefined;
  readonly credential: EditorCredential;
  readonly status: EditorStatus;
  readonly problems: EditorProblems;
  readonly refused: EditorRefusal | undefined;
  readonly diagnosis: EditorDiagnosis;
};

/** What a diagnosis has found so far. */
export interface EditorDiagnosis {
  readonly findings: readonly EditorFinding[];
  readonly isRunning: boolean;
  /** Whether every check was made; else it was cancelled, or could not begin. */
  readonly isComplete: boolean;
  /** The same as a text to hand on. */
  readonly report: string;
}

/** What is the same for every credential. */
export interface EditorCatalogue {
  readonly scopes: readonly EditorScope[];
  /** What a browser may have shown where no answer ever came back, and what to do then. */
  readonly browserPages: readonly { readonly shows: string; readonly remedy: string }[];
}

/** One check in sentences; a remedy for what failed. */
export interface EditorFinding {
  readonly title: string;
  readonly outcome: CheckResult['outcome'];
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
}

/** A form, and whether it holds more than what is saved. */
interface EditedCredential {
  readonly draft: CredentialDraft;
  readonly isDirty: boolean;
}

/** What is saved, without its secrets, and what surrounds it. */
export interface EditorCredential {
  /** Undefined for one that was never saved. */
  readonly id: string | undefined;
  readonly draft: CredentialDraft;
  readonly savedSecrets: readonly SecretField[];
  /** The redirect_uri of the road through VS Code itself. */
  readonly uriCallback: string;
  /** Whether VS Code runs in a browser, where that road does not fit Atlassian. */
  readonly isWebWindow: boolean;
}

/** A scope with its meaning and the group in which it is shown. */
export interface EditorScope {
  readonly scope: string;
  readonly meaning: string;
  readonly group: string;
}

/** All that the light of a credential says, in sentences. */
export interface EditorStatus {
  readonly light: Light;
  readonly headline: string;
  readonly code: string | undefined;
  readonly notes: readonly { readonly reason: string; readonly remedy: string }[];
  readonly account: string | undefined;
  readonly sites: readonly {
    readonly name: string;
    readonly url: string;
    readonly cloudId: string;
  }[];
  readonly grantedScope: string | undefined;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number | undefined;
  /** Milliseconds since the epoch. */
  readonly refreshedAt: number | undefined;
  /** The authorization of this window that waits for the browser. */
  readonly pending: Pick<AuthorizationUnderWay, 'deadline'> | undefined;
}

/** Why an authorization did not begin, where a field is to blame. */
export interface EditorRefusal {
  readonly field: CredentialField;
  readonly problem: string;
}

/** What is wrong in the form, in sentences by field. */
export interface EditorProblems {
  readonly fields: Readonly<Partial<Record<CredentialField, string>>>;
  /** What a field probably was meant to hold; never of a secret. */
  readonly corrections: Readonly<Partial<Record<CredentialField, string>>>;
  /** Saving this makes a new authorization necessary. */
  readonly outdatesGrant: boolean;
}
