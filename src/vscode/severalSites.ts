import * as vscode from 'vscode';
import { apiOf } from '../core/credentials/credential';
import { light } from '../core/credentials/status';
import { isCodedError } from '../core/errors';
import type { Answer } from '../core/rest/client';
import { MOST_SITES, sendToMany, type OneOutcome } from '../core/rest/compare/severalSites';
import type {
  AnswerOfSite,
  Comparison,
  ComparisonRow,
  RequestDraft,
  SiteAnswer,
} from '../protocol/console';
import type { ShownBody } from '../protocol/answerBody';
import type { AnswerBody } from './answerBody';
import type { ConsoleSession } from './consoleSession';
import { errorSentence } from './messages/sentences';
import { toResult } from './sendResult';
import type { Services } from './services';

/** How many requests are under way at once. */
const CONCURRENCY = 4;

/** A site with the credential through which a request reaches it. */
interface SendTarget {
  readonly credentialId: string;
  readonly cloudId: string | undefined;
  readonly credential: string;
  readonly site: string;
  readonly url: string;
  readonly production: boolean;
}

/** One request of a console, sent to several sites at once; their answers, until the next one. */
export class SeveralSites {
  readonly #services: Services;
  readonly #session: ConsoleSession;
  readonly #bodies: AnswerBody;
  readonly #notify: (comparison: Comparison | null) => void;
  #comparison: Comparison | null = null;
  #lastId = 0;
  #answers: readonly (Answer | undefined)[] = [];
  /** The bodies of those that were looked at. */
  readonly #shown = new Map<Answer, Promise<ShownBody | undefined>>();

  constructor(
    services: Services,
    session: ConsoleSession,
    bodies: AnswerBody,
    notify: (comparison: Comparison | null) => void,
  ) {
    this.#services = services;
    this.#session = session;
    this.#bodies = bodies;
    this.#notify = notify;
  }

  /** Asks for the sites, before a write also whether it is meant, and sends; resolves once all have ended. */
  async send(draft: RequestDraft, signal: AbortSignal): Promise<void> {
    if (this.#comparison?.isRunning) return;
    const targets = await chooseTargets(this.#services, draft);
    if (targets.length === 0 || signal.aborted) return;
    if (!(await this.#services.confirmations.mayBeSentToMany(draft, targets))) return;
    const rows: ComparisonRow[] = targets.map(toRow);
    this.#forget();
    const answers: (Answer | undefined)[] = [];
    this.#answers = answers;
    const { method, path } = draft;
    const id = (this.#lastId += 1);
    const tell = (isRunning: boolean) =>
      this.#tell({ id, method, path, isRunning, rows: [...rows] });
    tell(true);
    const update = (index: number, changes: Partial<ComparisonRow>) => {
      const row = rows[index];
      if (row !== undefined) rows[index] = { ...row, ...changes };
      tell(true);
    };
    await sendToMany(
      targets,
      ({ credentialId, cloudId }, ofOne, index) =>
        this.#session.requestOneOfMany({ ...draft, credentialId, cloudId }, ofOne, (waiting) =>
          update(index, { waiting }),
        ),
      {
        concurrency: CONCURRENCY,
        signal,
        onOutcome: (index, outcome) => {
          if (outcome.kind === 'answer') answers[index] = outcome.answer;
          update(index, { waiting: undefined, outcome: this.#toOutcome(outcome) });
        },
      },
    );
    tell(false);
  }

  /** What a site answered; undefined where it did not, or where another comparison took its place. */
  async answerOf({ comparison, row }: AnswerOfSite): Promise<SiteAnswer | undefined> {
    const answer = comparison === this.#comparison?.id ? this.#answers[row] : undefined;
    if (answer === undefined) return undefined;
    const result = toResult(answer, undefined, this.#services.clock.now());
    const keeping = this.#shown.get(answer) ?? this.#bodies.keep(answer);
    this.#shown.set(answer, keeping);
    const body = await keeping;
    // It is there still, so that another try may go well.
    if (body === undefined) this.#shown.delete(answer);
    return body && { ...result, body };
  }

  /** Forgets the answers, unless some are still to come. */
  close(): void {
    if (this.#comparison === null || this.#comparison.isRunning) return;
    this.#forget();
    this.#tell(null);
  }

  #forget(): void {
    this.#answers = [];
    for (const keeping of this.#shown.values()) {
      void keeping.then((body) => body && this.#bodies.release(body.id));
    }
    this.#shown.clear();
  }

  #tell(comparison: Comparison | null): void {
    this.#comparison = comparison;
    this.#notify(comparison);
  }

  #toOutcome(outcome: OneOutcome<Answer>): ComparisonRow['outcome'] {
    if (outcome.kind === 'answer') {
      const { status, statusText, time, size } = outcome.answer;
      return { kind: 'answer', status, statusText, time, size };
    }
    const { error } = outcome;
    if (isCodedError(error)) {
      const message = error.code === 'aborted' ? 'Cancelled.' : errorSentence(error);
      return { kind: 'failed', message };
    }
    this.#services.log.error(`a request to one of several sites failed: ${String(error)}`);
    return { kind: 'failed', message: 'The console failed unexpectedly. Its log says more.' };
  }
}

function toRow({ credential, site, production }: SendTarget): ComparisonRow {
  return { credential, site, production };
}

/** The sites that are chosen, of all that a credential reaches which works; none where none are. */
async function chooseTargets(
  services: Services,
  { credentialId, cloudId }: RequestDraft,
): Promise<readonly SendTarget[]> {
  const targets = await readyTargets(services);
  if (targets.length === 0) {
    void vscode.window.showInformationMessage(
      'No credential is ready to send. Authorize one, or mend one, first.',
    );
    return [];
  }
  const items = targets.map((target) => ({
    target,
    label: target.site,
    description: target.url,
    detail: target.production ? `${target.credential} (production)` : target.credential,
    picked: target.credentialId === credentialId && target.cloudId === cloudId,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: 'Send to Several Sites',
    placeHolder: 'Choose the sites to send the request to',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen !== undefined && chosen.length > MOST_SITES) {
    void vscode.window.showErrorMessage(
      `${chosen.length} sites are too many for one comparison, and nothing was sent. Choose up to ${MOST_SITES}.`,
    );
    return [];
  }
  return (chosen ?? []).map(({ target }) => target);
}

async function readyTargets({ store }: Services): Promise<readonly SendTarget[]> {
  return (await store.list()).flatMap((entry): readonly SendTarget[] => {
    if ('error' in entry || light(entry) !== 'green') return [];
    const { name, production } = entry.credential;
    const { apiBaseUrl, direct } = apiOf(entry.credential);
    const base = { credentialId: entry.id, credential: name, production };
    if (direct) {
      return [{ ...base, cloudId: undefined, site: new URL(apiBaseUrl).host, url: apiBaseUrl }];
    }
    return entry.grant.sites.map((site) => ({
      ...base,
      cloudId: site.cloudId,
      site: site.name,
      url: site.url,
    }));
  });
}
