import type { ComponentChildren } from 'preact';

interface Props<Name extends string> {
  readonly label: string;
  readonly titles: Record<Name, string>;
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
  const { titles, active, onPick } = props;
  const names = Object.keys(titles) as Name[];
  const pickBeside = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const name = step && names.at((names.indexOf(active) + step) % names.length);
    if (!name) return;
    onPick(name);
    document.getElementById(`tab-${name}`)?.focus();
  };
  return (
    <div class="tabs">
      <div class="tabBar">
        <div role="tablist" aria-label={props.label} onKeyDown={pickBeside}>
          {names.map((name) => (
            <button
              key={name}
              id={`tab-${name}`}
              type="button"
              role="tab"
              aria-selected={name === active}
              aria-controls="tab-panel"
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
        id="tab-panel"
        class="tabPanel"
        role="tabpanel"
        aria-labelledby={`tab-${active}`}
        tabIndex={0}
      >
        {props.children}
      </div>
    </div>
  );
}
