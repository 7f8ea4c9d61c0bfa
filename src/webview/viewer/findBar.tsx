import type { Find } from './useFind';

/** Looks for a text in a body, and goes from one match to the next. */
export function FindBar({ find }: { readonly find: Find }) {
  return (
    <div class="findBar" role="group" aria-label="Find">
      <input
        class="findText"
        type="text"
        aria-label="Find in the body"
        placeholder="Find"
        spellcheck={false}
        value={find.query}
        onInput={(event) => find.edit({ query: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape' && find.query !== '') find.edit({ query: '' });
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <button
        type="button"
        class="quiet"
        title="Match case"
        aria-pressed={find.matchCase}
        onClick={() => find.edit({ matchCase: !find.matchCase })}
      >
        Aa
      </button>
      <button
        type="button"
        class="quiet"
        title="Regular expression"
        aria-pressed={find.isRegExp}
        onClick={() => find.edit({ isRegExp: !find.isRegExp })}
      >
        .*
      </button>
      <button
        type="button"
        class="quiet"
        title="Previous match (Shift+Enter)"
        onClick={() => find.step(-1)}
      >
        ↑
      </button>
      <button type="button" class="quiet" title="Next match (Enter)" onClick={() => find.step(1)}>
        ↓
      </button>
      <span class="foundCount" role="status">
        {foundSentence(find)}
      </span>
    </div>
  );
}

function foundSentence({ found, at }: Find): string {
  if (found === undefined) return '';
  if ('reason' in found) return `Not a regular expression: ${found.reason}`;
  const { count, isWhole } = found;
  if (count === 0) return isWhole ? 'No match' : 'No match in the time that a search may take';
  const all = `${count.toLocaleString('en-US')}${isWhole ? '' : ' or more'}`;
  return at === undefined ? `${all} found` : `${(at + 1).toLocaleString('en-US')} of ${all}`;
}
