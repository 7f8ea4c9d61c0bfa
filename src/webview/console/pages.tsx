import { useLayoutEffect, useState } from 'preact/hooks';
import type { FetchedPages, PagesSaid } from '../../protocol/pages';
import { Notice } from './notices';
import { WaitingLine } from './waitingLine';
import type { Exchange } from './state';
import type { ConsoleHost } from './useConsole';

/** How many rows are fetched at most, to choose from; null is all. */
const LIMITS: readonly (number | null)[] = [1000, 10_000, 100_000, null];
const USUAL_LIMIT = 10_000;

interface Props {
  readonly fetched: FetchedPages | undefined;
  readonly host: ConsoleHost;
}

/** How much of a list the answer holds, and the way to all of it. */
export function FetchPages({ exchange, fetched, host }: Props & { readonly exchange: Exchange }) {
  const [limit, setLimit] = useState<number | null>(USUAL_LIMIT);
  const result = exchange.kind === 'settled' ? exchange.result : undefined;
  const page = result?.kind === 'answer' ? result.pages : undefined;
  if (page === undefined) return null;
  const isRunning = fetched !== undefined && fetched.state !== 'ended';
  return (
    <div class="fetchPages">
      <span id="page-rows">
        {page.total === undefined
          ? `${rows(page.rows)}, and there are more`
          : `${grouped(page.rows)} of ${rows(page.total)}`}
      </span>
      <label class="check">
        At most
        <select
          id="pages-limit"
          value={String(limit)}
          onChange={(event) => setLimit(LIMITS[event.currentTarget.selectedIndex] ?? null)}
        >
          {LIMITS.map((choice) => (
            <option key={choice} value={String(choice)}>
              {choice === null ? 'all rows' : rows(choice)}
            </option>
          ))}
        </select>
      </label>
      {/* Not `disabled`: that would drop the focus. */}
      <button
        id="fetch-pages"
        type="button"
        aria-disabled={isRunning}
        onClick={() => {
          if (!isRunning) host.command('fetchPages', { limit });
        }}
      >
        Fetch All Pages
      </button>
    </div>
  );
}

/** A list that is being fetched, or was: how far it is, how it ended, its first rows. */
export function FetchedRows({ fetched, host }: Props) {
  useFocusAfterEnd(fetched);
  return (
    <div class="fetched" hidden={!fetched}>
      {fetched && (
        <p class="address">
          <code id="pages-address">{fetched.address}</code>
        </p>
      )}
      {fetched && fetched.state !== 'ended' && <Running fetched={fetched} host={host} />}
      {/* Always there: a live region that comes with its text is not read out. */}
      <div id="pages-outcome" role="status">
        {fetched?.outcome && <Outcome outcome={fetched.outcome} />}
      </div>
      {fetched?.state === 'ended' && <Ended fetched={fetched} host={host} />}
    </div>
  );
}

function Running({
  fetched,
  host,
}: {
  readonly fetched: FetchedPages;
  readonly host: ConsoleHost;
}) {
  const { expected } = fetched;
  const isPaused = fetched.state === 'paused';
  const count =
    expected === undefined ? rows(fetched.rows) : `${grouped(fetched.rows)} of ${rows(expected)}`;
  return (
    <>
      {expected === undefined ? (
        <progress class={isPaused ? 'still' : undefined} aria-label="Fetching all pages" />
      ) : (
        <progress aria-label="Fetching all pages" value={fetched.rows} max={expected} />
      )}
      <div class="sendingLine">
        <span id="pages-count">{isPaused ? `Paused at ${count}` : count}</span>
        {fetched.waiting && <WaitingLine waiting={fetched.waiting} />}
        <button
          id="pause-pages"
          type="button"
          onClick={() => host.command('pausePages', { isPaused: !isPaused })}
        >
          {isPaused ? 'Resume' : 'Pause'}
        </button>
        <button id="cancel-pages" type="button" onClick={() => host.command('cancelPages', {})}>
          Cancel
        </button>
      </div>
    </>
  );
}

function Outcome({ outcome }: { readonly outcome: PagesSaid }) {
  return (
    <Notice tone={outcome.tone}>
      {outcome.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  );
}

function Ended({ fetched, host }: { readonly fetched: FetchedPages; readonly host: ConsoleHost }) {
  const { firstRows } = fetched;
  return (
    <>
      <div class="sendingLine">
        {fetched.rows > 0 && (
          <button id="export-pages" type="button" onClick={() => host.command('exportPages', {})}>
            Export …
          </button>
        )}
        <button id="close-pages" type="button" onClick={() => host.command('closePages', {})}>
          Close
        </button>
        {firstRows.length < fetched.rows && (
          <span>{`The first ${grouped(firstRows.length)} of ${rows(fetched.rows)} are shown. Export writes all of them.`}</span>
        )}
      </div>
      {firstRows.length > 0 && (
        <ol id="fetched-rows" aria-label="Fetched rows" tabIndex={0}>
          {firstRows.map((row, index) => (
            <li key={index}>{row}</li>
          ))}
        </ol>
      )}
    </>
  );
}

/** Moves the focus on where the button that had it goes; else the keyboard would start over at the top. */
function useFocusAfterEnd(fetched: FetchedPages | undefined): void {
  // Read before the change reaches the page: afterwards the button is gone and so is its focus.
  const focused = document.activeElement?.id ?? '';
  const state = fetched?.state;
  useLayoutEffect(() => {
    const isGone = LEAVING.includes(focused) && !document.getElementById(focused);
    if (!isGone) return;
    const next = ['export-pages', 'close-pages', 'fetch-pages', 'path']
      .map((id) => document.getElementById(id))
      .find((element) => element !== null);
    next?.focus();
  }, [state]);
}

const LEAVING = ['pause-pages', 'cancel-pages', 'export-pages', 'close-pages', 'fetched-rows'];

function rows(count: number): string {
  return count === 1 ? '1 row' : `${grouped(count)} rows`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
