import type { ComponentChildren } from 'preact';

interface Props<Name extends string> {
  /** Distinct on the page. */
  readonly id: string;
  readonly label: string;
  /** In their order; those that are not there are not shown. */
  readonly titles: Partial<Record<Name, string>>;
  readonly active: Name;
  readonly onPick: (name: Name) => void;
  /** What stands beside the tabs. */
  readonly tools: ComponentChildren;
  readonly children: ComponentChildren;
}

/**
 * Tabs over one panel; the arrow keys move between them.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 */
export function Tabs<Name extends string>(props: Props<Name>) {
  const { id, titles, active, onPick } = props;
  const names = Object.keys(titles) as Name[];
  const pickBeside = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const name = step && names.at((names.indexOf(active) + step) % names.length);
    if (!name) return;
    onPick(name);
    document.getElementById(`${id}-${name}`)?.focus();
  };
  return (
    <div class="tabs">
      <div class="tabBar">
        <div role="tablist" aria-label={props.label} onKeyDown={pickBeside}>
          {names.map((name) => (
            <button
              key={name}
              id={`${id}-${name}`}
              type="button"
              role="tab"
              aria-selected={name === active}
              aria-controls={`${id}-panel`}
              tabIndex={name === active ? 0 : -1}
              onClick={() => onPick(name)}
            >
              {titles[name]}
            </button>
          ))}
        </div>
        <div class="tools">{props.tools}</div>
      </div>
      <div
        id={`${id}-panel`}
        class="tabPanel"
        role="tabpanel"
        aria-labelledby={`${id}-${active}`}
        tabIndex={0}
      >
        {props.children}
      </div>
    </div>
  );
}
