import type { JSX } from 'preact';
import { filterSentence, lossSentence } from './filterSentences';
import type { Filter } from './useFilter';

/** What came of a filter: how much it has found, or what is wrong with it and where. */
export function FilterSaid({ filter }: { readonly filter: Filter }) {
  const { outcome, isRunning } = filter;
  const loss = outcome?.kind === 'found' ? lossSentence(outcome) : undefined;
  return (
    <div id="filter-said" class="filterSaid" role="status">
      {isRunning && <span>Filtering…</span>}
      {!isRunning && outcome && (
        <>
          {outcome.kind === 'bad_expression' && (
            <Marked expression={outcome.filtered} {...outcome.problem} />
          )}
          <span>{filterSentence(outcome)}</span>
          {loss !== undefined && <span class="loss">{loss}</span>}
          {outcome.kind === 'found' && (
            <button type="button" class="quiet" onClick={filter.clear}>
              Show Whole Body
            </button>
          )}
        </>
      )}
    </div>
  );
}

interface Place {
  readonly expression: string;
  readonly from: number;
  readonly to: number;
}

/** The expression with the place that is wrong; behind its end that is a space. */
function Marked({ expression, from, to }: Place): JSX.Element {
  const text = expression.padEnd(to);
  return (
    <code>
      {text.slice(0, from)}
      <span class="wrongPlace">{text.slice(from, to)}</span>
      {text.slice(to)}
    </code>
  );
}
