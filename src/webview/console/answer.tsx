import type { ComponentChildren } from 'preact';
import type { ScopeAnswer } from '../../core/catalogue/scopes';
import type { Remedy } from '../../protocol/console';
import { Measures } from './measures';
import { CUT_SENTENCES, statusGroup } from './answerText';
import { Notice, REMEDY_TITLES } from './notices';
import { NoAnswer, Refusal } from './refusal';
import type { FieldError } from './refusedFields';
import { UseSuccessor } from './removedNotice';
import { ScopeNotice } from './scopeNotice';
import { Sending, useFocusAfterCancel } from './sending';
import type { Exchange, Result } from './state';
import type { Replacement } from './successorDraft';
import { SEND_KEYS } from './useShortcuts';

interface Props {
  readonly exchange: Exchange;
  readonly onCancel: () => void;
  readonly onRemedy: (remedy: Remedy, credentialId: string) => void;
  /** What the request lacked, where Jira refused it for its scopes. */
  readonly refusedScopes: ScopeAnswer | undefined;
  readonly onAddScopes: (scopes: readonly string[], credentialId: string) => void;
  /** What the request becomes, where its operation is gone. */
  readonly replacement?: Replacement | undefined;
  readonly onReplace?: (replacement: Replacement) => void;
  /** Moves the focus to a refused field; undefined where it is not shown. */
  readonly pointTo?: (error: FieldError) => (() => void) | undefined;
  /** What is shown of it, of its body also while that arrives. */
  readonly views?: ComponentChildren;
  /** The pages of a list, between what came of the request and its content. */
  readonly children?: ComponentChildren;
}

/** What came of the last request. */
export function Answer({ exchange, onCancel, onRemedy, views, children, ...rest }: Props) {
  const isSending = exchange.kind === 'sending';
  useFocusAfterCancel(isSending);
  const result = exchange.kind === 'settled' ? exchange.result : undefined;
  const credentialId = exchange.kind === 'settled' ? exchange.request?.credentialId : undefined;
  return (
    <section class="answer" aria-label="Answer" aria-busy={isSending}>
      {exchange.kind === 'none' && <Beginning />}
      {/* Always there: a live region that comes with its text is not read out. */}
      <div id="outcome" role="status">
        {exchange.kind === 'sending' && (
          <span class="unseen">
            {exchange.progress?.kind === 'waiting' ? 'Jira asks to wait' : 'Sending'}
          </span>
        )}
        {exchange.kind === 'lost' && <p class="aside">{LOST[exchange.what]}</p>}
        {result && (
          <Outcome
            result={result}
            onRemedy={(remedy) => {
              if (credentialId !== undefined) onRemedy(remedy, credentialId);
            }}
            {...rest}
            onAddScopes={(missing) => {
              if (credentialId !== undefined) rest.onAddScopes(missing, credentialId);
            }}
          />
        )}
      </div>
      {exchange.kind === 'sending' && (
        <Sending
          method={exchange.request.method}
          progress={exchange.progress}
          onCancel={onCancel}
        />
      )}
      {children}
      {views}
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
  readonly replacement?: Replacement | undefined;
  readonly onReplace?: (replacement: Replacement) => void;
  readonly pointTo?: (error: FieldError) => (() => void) | undefined;
}) {
  const { result, refusedScopes, replacement } = props;
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
      if (result.isUnanswered === true) return <NoAnswer message={result.message} />;
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
            {result.task && (
              <span id="task">
                {`${result.task.firstStatus} → task ${result.task.id} ${result.task.end}`}
              </span>
            )}
            <span class={`status ${statusGroup(result)}`}>
              {`${result.status} ${result.statusText}`}
            </span>{' '}
            <Measures answer={result} />
          </p>
          {result.cut && <Notice tone="warning">{CUT_SENTENCES[result.cut]}</Notice>}
          {result.task && <Notice tone={result.task.tone}>{result.task.sentence}</Notice>}
          {result.errors && (
            <Refusal errors={result.errors} pointTo={props.pointTo ?? (() => undefined)} />
          )}
          {refusedScopes?.kind === 'missing' ? (
            <ScopeNotice ways={refusedScopes.ways} onAddScopes={props.onAddScopes} />
          ) : (
            result.hint && (
              <Notice tone="info">
                <p>{result.hint.sentence}</p>
                {remedyButton}
                {replacement && (
                  <UseSuccessor
                    id="use-successor-answer"
                    replacement={replacement}
                    onUse={() => props.onReplace?.(replacement)}
                  />
                )}
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
