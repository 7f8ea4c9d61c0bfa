import type { Filter } from './useFilter';

/** Takes an expression of JMESPath, by which the body is filtered. */
export function FilterBar({ filter }: { readonly filter: Filter }) {
  const { expression, isRunning, outcome } = filter;
  return (
    <div class="filterBar">
      <input
        id="filter"
        type="text"
        aria-label="Filter by JMESPath"
        aria-describedby="filter-said"
        aria-invalid={outcome?.kind === 'bad_expression'}
        placeholder="Filter, such as issues[].key"
        title="JMESPath; Enter filters, Esc shows the whole body"
        spellcheck={false}
        value={expression}
        onInput={(event) => filter.edit(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) filter.run();
          else if (event.key === 'Escape' && isRunning) filter.cancel();
          else if (event.key === 'Escape' && outcome) filter.clear();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {isRunning && (
        <button type="button" class="quiet" onClick={filter.cancel}>
          Cancel
        </button>
      )}
    </div>
  );
}
