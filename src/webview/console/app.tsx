import { useEffect, useMemo } from 'preact/hooks';
import { matchOperation } from '../../core/catalogue/match';
import { Answer } from './answer';
import { Attention, NoCredentials, Notice } from './notices';
import { OperationBar } from './operationBar';
import { RequestLine } from './requestLine';
import { RequestParts } from './requestParts';
import type { ConsoleState } from './state';
import { TargetBar } from './targetBar';
import { useConsole, type ConsoleHost } from './useConsole';
import { useOperations } from './useOperations';
import { useShortcuts } from './useShortcuts';

/** The request console. */
export function App({ host }: { readonly host: ConsoleHost }) {
  const [state, actions] = useConsole(host);
  const { credentials, draft, exchange, notes, problem } = state;
  const isSending = exchange.kind === 'sending';
  const hasCredentials = credentials !== undefined && credentials.length > 0;

  const operations = useOperations(host, hasCredentials, state.catalogueUpdates);
  const match = useMemo(
    () => operations && matchOperation(operations, draft.method, draft.path),
    [operations, draft.method, draft.path],
  );

  useShortcuts({
    onSend: () => {
      if (hasCredentials) actions.send();
    },
    onCancel: actions.cancel,
  });
  useEffect(() => {
    if (problem) document.querySelector<HTMLElement>(`[data-field=${problem.field}]`)?.focus();
  }, [problem]);

  // Whoever opens a console wants to type a path.
  useEffect(() => {
    if (hasCredentials) document.querySelector<HTMLElement>('#path')?.focus();
  }, [hasCredentials]);

  if (credentials === undefined) return null;
  if (!hasCredentials) return <NoCredentials onAdd={actions.addCredential} />;

  const credential = credentials.find(({ id }) => id === draft.credentialId);
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
          isSending={isSending}
          onEdit={actions.edit}
          onPaste={actions.paste}
          onSend={actions.send}
        />
        {notes.length > 0 && (
          <Notice tone="info">
            <ul class="notes" role="status">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Notice>
        )}
        {match && (
          <OperationBar
            operation={match.operation}
            credential={credential}
            onAddScopes={(scopes) => credential && actions.addScopes(credential.id, scopes)}
          />
        )}
        <RequestParts
          match={match}
          draft={draft}
          problem={problem}
          onEdit={actions.edit}
          onChooseFiles={actions.chooseFiles}
          onCopyAs={actions.copyAs}
          onSave={actions.saveRequest}
        />
      </section>
      <Answer exchange={exchange} onCancel={actions.cancel} onRemedy={actions.remedy} />
    </div>
  );
}

/** The failure below says it already, and one button is enough. */
function offersRemedy({ draft, exchange }: ConsoleState): boolean {
  return (
    exchange.kind === 'settled' &&
    exchange.credentialId === draft.credentialId &&
    exchange.result.kind === 'failed' &&
    exchange.result.remedy !== undefined
  );
}
