import { Component, type JSX } from 'preact';

interface Props {
  readonly index: number;
  /** Undefined while it is not known. */
  readonly line: number | undefined;
  readonly fold: 'open' | 'folded' | undefined;
  readonly isFocused: boolean;
}

const COMPARED = ['index', 'line', 'fold', 'isFocused'] as const satisfies readonly (keyof Props)[];

/** What stands beside a row, for the eye and the mouse: keys and screen readers have the row itself. */
export class GutterRow extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    const shown = this.props;
    return COMPARED.some((name) => shown[name] !== next[name]);
  }

  override render({ index, line, fold, isFocused }: Props): JSX.Element {
    return (
      <div class={isFocused ? 'gutterRow focused' : 'gutterRow'} data-row={index}>
        <span class="lineNumber">{line !== undefined && line + 1}</span>
        {fold ? <Chevron fold={fold} /> : <span class="chevron" />}
      </div>
    );
  }
}

function Chevron({ fold }: { readonly fold: 'open' | 'folded' }) {
  return (
    <span
      class={`chevron ${fold}`}
      data-action="toggle"
      title={fold === 'open' ? 'Fold' : 'Unfold'}
    >
      <svg class="icon" viewBox="0 0 16 16">
        <path d="m5.7 13.7-.7-.7L10 8 5 3l.7-.7L11.4 8z" />
      </svg>
    </span>
  );
}
