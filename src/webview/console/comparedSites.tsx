import { useEffect, useState } from 'preact/hooks';
import { formatSize, formatTime } from '../../core/text/format';
import type { Comparison, ComparisonRow } from '../../protocol/console';
import { AnswerViews } from './answerViews';
import { statusGroup } from './answerText';
import { Notice } from './notices';
import type { SiteAnswer } from './parts';
import { SiteBody } from './siteBody';
import type { ConsoleHost } from './useConsole';
import { useFocusAfterCancel } from './sending';
import { WaitingLine } from './waitingLine';

interface Props {
  readonly comparison: Comparison;
  readonly onCancel: () => void;
  readonly onClose: () => void;
  readonly host: ConsoleHost;
}

/** What one request came to at several sites: a table, and the answers of one or two of them. */
export function ComparedSites({ comparison, onCancel, onClose, host }: Props) {
  const { id, method, path, isRunning, rows } = comparison;
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const answers = useAnswers(id, chosen, host);
  useFocusAfterCancel(isRunning);
  const ended = rows.filter(({ outcome }) => outcome).length;
  // A third takes the place of the one that was chosen first.
  const toggle = (row: number) =>
    setChosen(
      chosen.includes(row) ? chosen.filter((other) => other !== row) : [...chosen.slice(-1), row],
    );
  return (
    <section class="answer" aria-label="Answers of several sites" aria-busy={isRunning}>
      {isRunning && (
        <div
          class="progress"
          role="progressbar"
          aria-label={`Sending the ${method} request to several sites`}
          aria-valuemin={0}
          aria-valuemax={rows.length}
          aria-valuenow={ended}
        />
      )}
      <div class="comparisonLine">
        <code id="compared">{`${method} ${path}`}</code>
        <span id="compared-count" role="status">
          {isRunning
            ? `${ended} of ${rows.length} sites are done`
            : `${rows.length === 1 ? '1 site is' : `${rows.length} sites are`} done`}
        </span>
        {isRunning ? (
          <button id="cancel" type="button" title="Cancel (Esc)" onClick={onCancel}>
            Cancel
          </button>
        ) : (
          <button id="close-comparison" type="button" class="quiet" onClick={onClose}>
            Close
          </button>
        )}
      </div>
      <div class="comparisonTable">
        <table>
          <thead>
            <tr>
              <th scope="col">Show</th>
              <th scope="col">Site</th>
              <th scope="col">Credential</th>
              <th scope="col">Status</th>
              <th scope="col">Time</th>
              <th scope="col">Size</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Row
                key={index}
                row={row}
                isChosen={chosen.includes(index)}
                onToggle={() => toggle(index)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Chosen
        rows={rows}
        // As in the table, whichever was chosen first.
        shown={[...chosen].sort((a, b) => a - b)}
        answers={answers}
        host={host}
      />
    </section>
  );
}

function Row(props: {
  readonly row: ComparisonRow;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}) {
  const { credential, site, production, waiting, outcome } = props.row;
  return (
    <tr>
      <td>
        {outcome?.kind === 'answer' && (
          <input
            type="checkbox"
            aria-label={`Show the answer of ${site}, ${credential}`}
            checked={props.isChosen}
            onChange={props.onToggle}
          />
        )}
      </td>
      <th scope="row">{site}</th>
      <td>{production ? `${credential} (production)` : credential}</td>
      {outcome?.kind === 'answer' ? (
        <>
          <td>
            <span class={`status ${statusGroup(outcome)}`}>
              {`${outcome.status} ${outcome.statusText}`}
            </span>
          </td>
          <td class="number">{formatTime(outcome.time)}</td>
          <td class="number">{formatSize(outcome.size)}</td>
        </>
      ) : (
        <td colSpan={3} class={outcome ? undefined : 'waiting'}>
          {outcome ? outcome.message : waiting ? <WaitingLine waiting={waiting} /> : 'Waiting'}
        </td>
      )}
    </tr>
  );
}

function Chosen(props: {
  readonly rows: readonly ComparisonRow[];
  readonly shown: readonly number[];
  readonly answers: ReadonlyMap<number, SiteAnswer | 'gone'>;
  readonly host: ConsoleHost;
}) {
  const { rows, shown, answers, host } = props;
  const [only, ...others] = shown;
  if (only === undefined) {
    return <p class="aside">Choose a site to see its answer, or two to see them side by side.</p>;
  }
  const answer = answers.get(only);
  if (others.length === 0) {
    if (answer === 'gone') return <Gone />;
    if (!answer) return null;
    return <AnswerViews key={only} host={host} body={answer.body} answer={answer} />;
  }
  const bodies = shown.flatMap((index) => {
    const each = answers.get(index);
    return each === undefined || each === 'gone' ? [] : [each.body.id];
  });
  const [left, right] = bodies;
  return (
    <>
      {left !== undefined && right !== undefined && (
        <button
          id="compare-sites"
          type="button"
          class="quiet"
          onClick={() => host.command('compareBodies', { left, right })}
        >
          Compare in Diff Editor
        </button>
      )}
      <div class="sideBySide">
        {shown.map((index) => (
          <Column key={index} row={rows[index]} answer={answers.get(index)} host={host} />
        ))}
      </div>
    </>
  );
}

function Column(props: {
  readonly row: ComparisonRow | undefined;
  readonly answer: SiteAnswer | 'gone' | undefined;
  readonly host: ConsoleHost;
}) {
  const { row, answer, host } = props;
  const title = row && `${row.site} · ${row.credential}`;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {answer === 'gone' && <Gone />}
      {answer !== 'gone' && answer && <SiteBody host={host} answer={answer} />}
    </section>
  );
}

function Gone() {
  return <Notice tone="warning">This answer is not kept any more. Send the request again.</Notice>;
}

/** The answers of the rows that are chosen, asked for as they are: all at once could be too much. */
function useAnswers(
  comparison: number,
  chosen: readonly number[],
  host: ConsoleHost,
): ReadonlyMap<number, SiteAnswer | 'gone'> {
  const [answers, setAnswers] = useState<ReadonlyMap<number, SiteAnswer | 'gone'>>(new Map());
  useEffect(() => {
    let isOver = false;
    setAnswers((kept) => new Map([...kept].filter(([row]) => chosen.includes(row))));
    for (const row of chosen) {
      if (answers.has(row)) continue;
      void host
        .request('answerOfSite', { comparison, row }, new AbortController().signal)
        .catch(() => undefined)
        .then((answer) => {
          if (!isOver) setAnswers((kept) => new Map([...kept, [row, answer ?? 'gone']]));
        });
    }
    return () => {
      isOver = true;
    };
  }, [chosen]);
  return answers;
}
