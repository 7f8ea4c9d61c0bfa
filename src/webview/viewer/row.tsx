import { Component, type JSX } from 'preact';
import type { RowLinks } from '../../core/text/answerLinks/types';
import type { ViewerMark, ViewerRow } from '../../protocol/viewer';
import { RowText } from './rowText';

/** Deeper rows are indented no further: their text would be out of sight. */
const DEEPEST = 64;

interface Props {
  readonly id: string;
  readonly index: number;
  /** Undefined while it is not known. */
  readonly row: ViewerRow | undefined;
  readonly isFocused: boolean;
  readonly isJson: boolean;
  readonly marks: readonly ViewerMark[];
  /** Which of the marks is the current one. */
  readonly current: number | undefined;
  /** The place of a bracket that is shown to match another. */
  readonly bracket: number | undefined;
  /** Another object where links or hints have changed. */
  readonly links: RowLinks | undefined;
}

const COMPARED = [
  'id',
  'index',
  'row',
  'isFocused',
  'isJson',
  'current',
  'bracket',
  'links',
] as const satisfies readonly (keyof Props)[];

/** One row of a text; drawn again only where it looks different, as most rows of a scroll do not. */
export class Row extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    const shown = this.props;
    return COMPARED.some((name) => shown[name] !== next[name]) || !areSame(shown.marks, next.marks);
  }

  override render({ id, index, row, isFocused, ...looks }: Props): JSX.Element {
    const kind = isFocused ? 'row focused' : 'row';
    if (row === undefined) {
      return (
        <div class={`${kind} awaited`} id={id} role="treeitem" aria-busy data-row={index}>
          <span class="unseen">Loading</span>
        </div>
      );
    }
    const { depth, fold } = row;
    return (
      <div
        class={kind}
        id={id}
        role="treeitem"
        aria-level={depth + 1}
        aria-posinset={index + 1}
        aria-setsize={-1}
        aria-expanded={fold && fold === 'open'}
        aria-selected={isFocused}
        data-row={index}
      >
        <span class="indent" aria-hidden>
          {Array.from({ length: Math.min(depth, DEEPEST) }, (_, level) => (
            <span key={level}>{'  '}</span>
          ))}
        </span>
        <RowText row={row} {...looks} />
      </div>
    );
  }
}

function areSame(some: readonly ViewerMark[], others: readonly ViewerMark[]): boolean {
  return (
    some.length === others.length &&
    some.every(([from, to], index) => others[index]?.[0] === from && others[index][1] === to)
  );
}
