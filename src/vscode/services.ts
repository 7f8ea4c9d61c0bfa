import type { AccessTokens } from '../core/credentials/accessTokens';
import type { Authorizations } from '../core/credentials/authorizations';
import type { PendingAuthorizations } from '../core/credentials/pendingAuthorizations';
import type { DiagnosisContext } from '../core/credentials/diagnosisResult';
import type { CredentialStore } from '../core/credentials/store';
import type { Confirmations } from '../core/rest/confirmation';
import type { History } from '../core/history/history';
import type { LiveValues } from '../core/live/liveValues';
import type {
  Clock,
  Lock,
  Random,
  RowFiles,
  SecretStore,
  TextStore,
  WriteFile,
} from '../core/ports';
import type { Bodies } from '../core/body/bodies';
import type { KeptAnswers } from '../core/body/keptAnswers';
import type { ApiCatalogue } from '../core/rest/apiCatalogue';
import type { BodySchemas } from '../core/rest/bodySchemas';
import type { JiraClient } from '../core/rest/client';
import type { Composer } from '../core/rest/composer';
import type { VariableStore } from '../core/rest/variables/store';
import type { AnswerDocuments } from './answerDocuments';
import type { BodyDocuments } from './bodyDocuments/bodyDocuments';
import type { Log } from './log';

/** What activation builds, for the tree and for all that is loaded later. */
export interface BaseServices {
  readonly secrets: SecretStore;
  readonly lock: Lock;
  readonly store: CredentialStore;
  /** What windows share and is not secret. */
  readonly texts: TextStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** What the composition roots have built, for the features to work with. */
export interface Services extends BaseServices {
  readonly apiCatalogue: ApiCatalogue;
  readonly pending: PendingAuthorizations;
  readonly accessTokens: AccessTokens;
  readonly authorizations: Authorizations;
  readonly variables: VariableStore;
  readonly composer: Composer;
  readonly history: History;
  readonly client: JiraClient;
  readonly confirmations: Confirmations;
  readonly liveValues: LiveValues;
  readonly bodySchemas: BodySchemas;
  readonly bodyDocuments: BodyDocuments;
  /** What a diagnosis works with. */
  readonly diagnosis: DiagnosisContext;
  readonly random: Random;
  readonly bodies: Bodies;
  /** To be compared. */
  readonly answers: KeptAnswers;
  readonly answerDocuments: AnswerDocuments;
  readonly rowFiles: RowFiles;
  readonly writeFile: WriteFile;
}
