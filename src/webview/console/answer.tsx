import type { ScopeAnswer } from '../../core/catalogue/scopes';
import type { Remedy } from '../../protocol/console';
import { AnswerContent } from './answerContent';
import { CUT_SENTENCES, statusGroup } from './answerText';
import { Notice, REMEDY_TITLES } from './notices';
import { ScopeNotice } from './scopeNotice';
import { Sending, useFocusAfterCancel } from './sending';
import type { Exchange, Result } from './state';
import { formatSize, formatTime } from '../../core/text/format';
import { SEND_KEYS } from './useShortcuts';

interface Props {
  readonly exchange: Exchange;
  readonly onCancel: () => void;
  readonly onRemedy: (remedy: Remedy, credentialId: string) => void;
  /** What the request lacked, where Jira refused it for its scopes. */
  readonly refusedScopes: ScopeAnswer | undefined;
  readonly onAddScopes: (scopes: readonly string[], credentialId: string) => void;
}

/** What came of the last request. */
export function Answer({ exchange, onCancel, onRemedy, ...scopes }: Props) {
  const isSending = exchange.kind === 'sending';
  useFocusAfterCancel(isSending);
  const result = exchange.kind === 'settled' ? exchange.result : undefined;
  const credentialId = exchange.kind === 'settled' ? exchange.request?.credentialId : undefined;
  return (
    <section class="answer" aria-label="Answer" aria-busy={isSending}>
      {exchange.kind === 'none' && <Beginning />}
      {/* Always there: a live region that comes with its text is not read out. */}
      <div id="outcome" role="status">
        {exchange.kind === 'sending' && <span class="unseen">Sending</span>}
        {exchange.kind === 'lost' && <p class="aside">{LOST[exchange.what]}</p>}
        {result && (
          <Outcome
            result={result}
            onRemedy={(remedy) => {
              if (credentialId !== undefined) onRemedy(remedy, credentialId);
            }}
            refusedScopes={scopes.refusedScopes}
            onAddScopes={(missing) => {
              if (credentialId !== undefined) scopes.onAddScopes(missing, credentialId);
            }}
          />
        )}
      </div>
      {exchange.kind === 'sending' && (
        <Sending method={exchange.request.method} onCancel={onCancel} />
      )}
      {result?.kind === 'answer' && <AnswerContent answer={result} />}
    </section>
  );
}

function Beginning() {
  return (
    <div class="beginning">
      <p>The answer will be shown here.</p>
      <p>
        <kbd>{SEND_KEYS}</kbd> sends, <kbd>Esc</kbd> cancels.
      </p>
    </div>
  );
}

function Outcome(props: {
  readonly result: Result;
  readonly onRemedy: (remedy: Remedy) => void;
  readonly refusedScopes: ScopeAnswer | undefined;
  readonly onAddScopes: (scopes: readonly string[]) => void;
}) {
  const { result, refusedScopes } = props;
  const remedy = remedyOf(result);
  const remedyButton = remedy && (
    <button type="button" onClick={() => props.onRemedy(remedy)}>
      {REMEDY_TITLES[remedy]}
    </button>
  );
  switch (result.kind) {
    case 'unexpected':
      return <Notice tone="error">The console failed unexpectedly. Its log says more.</Notice>;
    case 'failed':
      if (result.code === 'aborted') return <p class="aside">Cancelled.</p>;
      if (result.field) return <p class="aside">The request was not sent.</p>;
      return (
        <Notice tone="error">
          <p>{result.message}</p>
          {remedyButton}
        </Notice>
      );
    case 'answer':
      return (
        <>
          <p class="statusLine">
            <span class={`status ${statusGroup(result)}`}>
              {`${result.status} ${result.statusText}`}
            </span>{' '}
            <span id="time">{formatTime(result.time)}</span>{' '}
            <span id="size">{formatSize(result.size)}</span>
          </p>
          {result.cut && <Notice tone="warning">{CUT_SENTENCES[result.cut]}</Notice>}
          {refusedScopes?.kind === 'missing' ? (
            <ScopeNotice ways={refusedScopes.ways} onAddScopes={props.onAddScopes} />
          ) : (
            result.hint && (
              <Notice tone="info">
                <p>{result.hint.sentence}</p>
                {remedyButton}
              </Notice>
            )
          )}
        </>
      );
  }
}

function remedyOf(result: Result): Remedy | undefined {
  if (result.kind === 'failed') return result.remedy;
  return result.kind === 'answer' && result.status === 401 ? 'authorize' : undefined;
}

const LOST = {
  answer: 'The answer was not kept when the window was reloaded. Nothing was sent again.',
  request:
    'The window was reloaded while the request was under way, so its answer is not known. Nothing was sent again.',
};
