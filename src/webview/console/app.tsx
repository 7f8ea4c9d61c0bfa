import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ConsoleCredential, RequestDraft } from '../../protocol/console';
import { Answer } from './answer';
import { mayHaveBody, type Draft } from './draft';
import { Attention, MissingOperations, NoCredentials, Notes } from './notices';
import { OperationBar } from './operationBar';
import type { Pointed } from './refusedFields';
import type { AnswerResult } from './parts';
import { RemovedNotice } from './removedNotice';
import { RequestLine } from './requestLine';
import { RequestParts } from './requestParts';
import type { ConsoleState, Exchange } from './state';
import { replacementOf, replacementOfSent, type Replacement } from './successorDraft';
import { TargetBar } from './targetBar';
import { useConsole, type ConsoleHost } from './useConsole';
import { useLive } from './useLive';
import { useLater } from './useLater';
import { useOperations } from './useOperations';
import { useShortcuts } from './useShortcuts';

/** The request console. */
export function App({ host }: { readonly host: ConsoleHost }) {
  const [state, actions] = useConsole(host);
  const { credentials, draft, exchange, notes, problem } = state;
  const isSending = exchange.kind === 'sending' || state.isComparing;
  const hasCredentials = credentials !== undefined && credentials.length > 0;

  const [operations, isMissing] = useOperations(host, hasCredentials, state.catalogueUpdates);
  const match = useMemo(
    () => operations?.matchOperation(operations.index, draft.method, draft.path),
    [operations, draft.method, draft.path],
  );

  const [pointed, setPointed] = useState<Pointed | undefined>();
  const refusedNow = useMemo(
    () => operations?.refusedFields(exchange, draft, match?.operation),
    [operations, exchange, draft, match],
  );

  const credential = credentials?.find(({ id }) => id === draft.credentialId);
  const site = credential?.sites.find(({ cloudId }) => cloudId === draft.cloudId);
  const live = useLive(host, draft, site?.name ?? credential?.host ?? 'Jira');

  const comparing = useLater(() => import('./comparedSites'), state.isComparing);
  const views = useLater(() => import('./answerViews'), isSending);
  const pages = useLater(() => import('./pages'), isSending || state.pages !== undefined);

  useShortcuts({
    onSend: () => {
      if (hasCredentials) actions.send();
    },
    onCancel: actions.cancel,
  });
  useEffect(() => {
    if (!problem) return;
    document.querySelector<HTMLElement>(`[data-field=${problem.field}]`)?.focus();
    // A large body leaves no room for what is said below it.
    document.getElementById(`${problem.field}-problem`)?.scrollIntoView({ block: 'nearest' });
  }, [problem]);

  // Whoever opens a console wants to type a path; beside a file, its user goes on there.
  useEffect(() => {
    if (!hasCredentials) return undefined;
    const focusPath = () => document.querySelector<HTMLElement>('#path')?.focus();
    if (document.hasFocus()) {
      focusPath();
      return undefined;
    }
    window.addEventListener('focus', focusPath, { once: true });
    return () => window.removeEventListener('focus', focusPath);
  }, [hasCredentials]);

  if (credentials === undefined) return null;
  if (!hasCredentials) return <NoCredentials onAdd={actions.addCredential} />;

  const scopesOf = (request: Pick<Draft, 'credentialId' | 'method' | 'path'>) => {
    const granted = credentials.find(({ id }) => id === request.credentialId)?.granted;
    const meant = operations?.matchOperation(operations.index, request.method, request.path);
    return granted && meant && operations?.missingScopes(meant.operation, granted);
  };
  const refused = refusedRequest(exchange);
  const refusedScopes = refused && scopesOf(refused);
  const isSaidBelow =
    refusedScopes?.kind === 'missing' &&
    refused?.method === draft.method &&
    refused.path === draft.path &&
    refused.credentialId === draft.credentialId;
  const removed = mayBeCloud(credential)
    ? operations?.removedOperation(draft.method, draft.path)
    : undefined;
  const replacement = removed && replacementOf(operations, draft);
  const goneRequest = requestThatIsGone(exchange);
  const replace = ({ change, notes }: Replacement) => actions.replace(change, notes);
  return (
    <div class="console">
      <h1 class="unseen">Jira Console</h1>
      <section class="request" aria-label="Request">
        <TargetBar
          credentials={credentials}
          credential={credential}
          cloudId={draft.cloudId}
          problem={problem}
          onPickCredential={actions.pickCredential}
          onPickSite={actions.pickSite}
        />
        {credential?.attention !== undefined && !offersRemedy(state) && (
          <Attention
            credential={credential}
            onRemedy={(remedy) => actions.remedy(remedy, credential.id)}
          />
        )}
        <RequestLine
          method={draft.method}
          path={draft.path}
          problem={problem}
          operations={operations}
          match={match}
          live={live}
          isSending={isSending}
          onEdit={actions.edit}
          onPaste={actions.paste}
          onSend={actions.send}
        />
        <Notes notes={notes} onUndo={state.replaced && actions.undo} />
        {isMissing && <MissingOperations />}
        {removed && replacement && (
          <RemovedNotice
            removed={removed}
            replacement={replacement}
            onUse={() => replace(replacement)}
          />
        )}
        {match && (
          <OperationBar
            operation={match.operation}
            isRemoved={removed !== undefined}
            scopes={isSaidBelow ? undefined : scopesOf(draft)}
            onAddScopes={(scopes) => credential && actions.addScopes(credential.id, scopes)}
          />
        )}
        <RequestParts
          operations={operations}
          live={live}
          match={match}
          draft={draft}
          problem={problem}
          refused={refusedNow}
          pointed={pointed}
          onPointed={() => setPointed(undefined)}
          onEdit={actions.edit}
          onChooseFiles={actions.chooseFiles}
          onEditInVsCode={actions.editBody}
          onEditVariables={actions.editVariables}
          onSeveralSites={actions.sendToSites}
          onCopyAs={actions.copyAs}
          onSave={actions.saveRequest}
        />
      </section>
      {state.comparison ? (
        comparing && (
          <comparing.ComparedSites
            key={state.comparison.id}
            comparison={state.comparison}
            onCancel={actions.cancel}
            onClose={actions.closeComparison}
            host={host}
          />
        )
      ) : (
        <Answer
          exchange={exchange}
          onCancel={actions.cancel}
          onRemedy={actions.remedy}
          refusedScopes={refusedScopes}
          onAddScopes={(scopes, credentialId) => actions.addScopes(credentialId, scopes)}
          replacement={goneRequest && replacementOfSent(operations, goneRequest)}
          onReplace={replace}
          views={
            views && (
              <views.AnswerViews
                host={host}
                body={isShown(exchange) ? state.answerBody : undefined}
                answer={answerOf(exchange)}
                origin={originOf(exchange, credentials)}
                onFollow={actions.follow}
              />
            )
          }
          pointTo={(error) => {
            const hasBody = mayHaveBody(draft.method);
            const place = operations?.placeOfRefused(error, draft, match?.operation, hasBody);
            return place && (() => setPointed(place));
          }}
        >
          {pages && (
            <>
              <pages.FetchPages exchange={exchange} fetched={state.pages} host={host} />
              <pages.FetchedRows fetched={state.pages} host={host} />
            </>
          )}
        </Answer>
      )}
    </div>
  );
}

/** The failure below says it already, and one button is enough. */
function offersRemedy({ draft, exchange }: ConsoleState): boolean {
  return (
    exchange.kind === 'settled' &&
    exchange.request?.credentialId === draft.credentialId &&
    exchange.result.kind === 'failed' &&
    exchange.result.remedy !== undefined
  );
}

/** A Data Center has operations still that Jira Cloud has removed. */
function mayBeCloud(credential: ConsoleCredential | undefined): boolean {
  return credential?.host === undefined || credential.host.endsWith('.atlassian.net');
}

/** Whether the body that has come, or comes, is that of the last request. */
function isShown(exchange: Exchange): boolean {
  return exchange.kind === 'sending' || answerOf(exchange) !== undefined;
}

function answerOf(exchange: Exchange): AnswerResult | undefined {
  const result = exchange.kind === 'settled' ? exchange.result : undefined;
  return result?.kind === 'answer' ? result : undefined;
}

/** Where the last answer came from, as far as its credential is still there. */
function originOf(exchange: Exchange, credentials: readonly ConsoleCredential[]) {
  const request = exchange.kind === 'settled' ? exchange.request : undefined;
  const credential = credentials.find(({ id }) => id === request?.credentialId);
  if (!request || !credential) return undefined;
  const { credentialId, cloudId } = request;
  const { host, sites } = credential;
  const site = sites.find((one) => one.cloudId === cloudId);
  return { credentialId, cloudId, siteUrl: site?.url ?? (host && `https://${host}`) };
}

/** The request whose operation Jira no longer has. */
function requestThatIsGone(exchange: Exchange): RequestDraft | undefined {
  const isGone = answerOf(exchange)?.status === 410;
  return exchange.kind === 'settled' && isGone ? exchange.request : undefined;
}

/** The request that Jira refused because of its token's scopes. */
function refusedRequest(exchange: Exchange): RequestDraft | undefined {
  const isRefused = answerOf(exchange)?.hint?.code === 'scope_missing';
  return exchange.kind === 'settled' && isRefused ? exchange.request : undefined;
}
