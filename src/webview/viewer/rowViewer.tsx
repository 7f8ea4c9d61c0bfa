import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AnswerLink, RowLinks } from '../../core/text/answerLinks/types';
import type { LinkPlace, RowSource, ViewerMark, ViewerRow } from '../../protocol/viewer';
import { GutterRow } from './gutterRow';
import { keyAction, parentRow } from './keys';
import { Row } from './row';
import { placeOf } from './rowLink';
import {
  rowsOfPage,
  scrolledHeight,
  seenRows,
  topCentering,
  topShowing,
  type Extent,
} from './scrollScale';
import { bracketOf } from './segments';
import { useLinkKey } from './useLinkKey';
import { useMeasures } from './useMeasures';
import { useRows } from './useRows';
import { useScrolling } from './useScrolling';
import { useSideways } from './useSideways';

/** Rows drawn above and below those that are seen, for who reads them without seeing. */
const OVERSCAN = 6;

const NO_MARKS: readonly ViewerMark[] = [];

interface Props {
  /** Another object where rows have changed, and are not only more. */
  readonly source: RowSource;
  /** What the text is, for who does not see it. */
  readonly label: string;
  /** How the text is colored; as JSON where nothing is said. */
  readonly colors?: 'json' | 'none';
  readonly onToggleFold: (line: number) => void;
  readonly onFocusLine: (line: number) => void;
  /** The focused row, as soon as it is known; undefined while it is not. */
  readonly onFocusRow?: ((row: ViewerRow | undefined) => void) | undefined;
  /** What rows link to and what is said of them; another object where that has changed. */
  readonly links?: RowLinks | undefined;
  readonly onOpenLink?: ((link: AnswerLink, where: LinkPlace) => void) | undefined;
  /** What was cut off a line is asked for. */
  readonly onActivate?: (line: number) => void;
  /** Asks for the row of a line's container, where that is too far away to be known here. */
  readonly onParent?: (line: number) => void;
  /** Where something was found in the text of a line. */
  readonly marks?: (line: number) => readonly ViewerMark[];
  /** The mark, by its place among those of its line, that was gone to last. */
  readonly current?: { readonly line: number; readonly mark: number } | undefined;
  /** The line that closes or begins what a line begins or closes, where that is known. */
  readonly matchOf?: (line: number) => number | undefined;
  /** Moves the focus to a row, once for each token. */
  readonly scrollTo?: { readonly row: number; readonly token: unknown } | undefined;
}

/** A text of any length, as a tree that can be folded and draws only the rows that are seen. */
export function RowViewer(props: Props) {
  const { source, label, colors = 'json', current, scrollTo: target } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const extent: Extent = { ...useMeasures(scroller, probe), count: source.count };
  const { top, scrollTo, ...listeners } = useScrolling(scroller, extent);
  const seen = seenRows(extent, top);
  const rowAt = useRows(source, seen);
  const [chosen, setFocused] = useState<number>();
  const focused = chosen === undefined ? undefined : Math.min(chosen, source.count - 1);
  const focusedRow = focused === undefined ? undefined : rowAt(focused);

  const focusedLine = focusedRow?.line;
  useEffect(() => {
    if (focusedLine !== undefined) props.onFocusLine(focusedLine);
  }, [focusedLine]);
  useEffect(() => props.onFocusRow?.(focusedRow), [focusedRow]);

  const isMeasured = extent.rowHeight > 0 && extent.viewport > 0;
  useLayoutEffect(() => {
    if (!target || !isMeasured) return;
    setFocused(target.row);
    scrollTo(topCentering(extent, top, target.row));
  }, [target?.token, isMeasured]);

  const drawn = {
    from: Math.max(0, seen.from - OVERSCAN),
    to: Math.min(source.count, seen.to + OVERSCAN),
  };
  const rows = Array.from({ length: drawn.to - drawn.from }, (_, index) => drawn.from + index);
  const known = rows.map(rowAt);
  const most = rowsOfPage(extent) + 2 + 2 * OVERSCAN;
  const sideways = useSideways(scroller, known, source.count, current);

  const shift = { transform: `translateY(${drawn.from * extent.rowHeight - top}px)` };
  const isDrawn = focused !== undefined && focused >= drawn.from && focused < drawn.to;
  const isSeen = focused !== undefined && focused >= seen.from && focused < seen.to;
  const partner = focusedLine === undefined ? undefined : props.matchOf?.(focusedLine);
  const idOf = (row: number) => `${id}-${row}`;
  const moveTo = (row: number) => {
    setFocused(row);
    scrollTo(topShowing(extent, top, row));
  };

  const isLinkKeyHeld = useLinkKey();
  const openLink = (row: ViewerRow | undefined, wanted: LinkPlace) => {
    const link = row && props.links?.linkOf(row.text);
    const where = link && placeOf(link, wanted);
    if (where) props.onOpenLink?.(link, where);
  };

  const activate = ({ left, line }: ViewerRow) => {
    if (left > 0) props.onActivate?.(line);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (source.count === 0) return;
    const place = { focused: focused ?? seen.from, count: source.count, page: rowsOfPage(extent) };
    const row = rowAt(place.focused);
    const action = keyAction(event, { ...place, row });
    if (!action) return;
    event.preventDefault();
    if (action.kind === 'move') {
      moveTo(action.to);
      return;
    }
    setFocused(place.focused);
    if (!row) return;
    if (action.kind === 'open') openLink(row, action.where);
    else if (action.kind === 'toggle') props.onToggleFold(row.line);
    else if (action.kind === 'activate') activate(row);
    else {
      const parent = parentRow(place.focused, rowAt);
      if (parent !== undefined) moveTo(parent);
      else if (row.depth > 0) props.onParent?.(row.line);
    }
  };

  const onClick = ({ target: clicked, ctrlKey, metaKey, shiftKey }: MouseEvent) => {
    if (!(clicked instanceof Element)) return;
    const index = clicked.closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (index === undefined) return;
    setFocused(Number(index));
    const row = rowAt(Number(index));
    if ((ctrlKey || metaKey) && clicked.closest('[data-link]')) {
      openLink(row, shiftKey ? 'browser' : 'request');
    }
    const action = clicked.closest<HTMLElement>('[data-action]')?.dataset['action'];
    if (row && action === 'toggle') props.onToggleFold(row.line);
    if (row && action === 'activate') activate(row);
  };

  return (
    <div
      ref={scroller}
      class={['rowViewer', !isSeen && 'away', isLinkKeyHeld && 'following']
        .filter(Boolean)
        .join(' ')}
      role="tree"
      aria-label={label}
      tabIndex={0}
      // The focus stays with the tree: that of a row would be lost when the row is scrolled away.
      aria-activedescendant={isDrawn && focusedRow ? idOf(focused) : undefined}
      style={{
        '--row-height': `${extent.rowHeight}px`,
        '--number-width': `${sideways.digits}ch`,
      }}
      {...listeners}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={() => setFocused((before) => before ?? (source.count > 0 ? seen.from : undefined))}
    >
      <span ref={probe} class="rowProbe" aria-hidden>
        0
      </span>
      <div
        class="allRows"
        role="presentation"
        style={{
          height: `${scrolledHeight(extent)}px`,
          minWidth: `max(100%, ${sideways.columns}ch)`,
        }}
      >
        <div class="rowWindow" role="presentation" style={{ height: `${extent.viewport}px` }}>
          <div class="gutter" aria-hidden style={shift}>
            {rows.map((row, index) => (
              <GutterRow
                key={row % most}
                index={row}
                line={known[index]?.line}
                fold={known[index]?.fold}
                isFocused={row === focused}
              />
            ))}
          </div>
          <div class="rowList" role="presentation" style={shift}>
            {rows.map((row, index) => (
              <Row
                // An element that is scrolled out is used again for the row that comes in.
                key={row % most}
                id={idOf(row)}
                index={row}
                count={source.count}
                row={known[index]}
                isFocused={row === focused}
                isJson={colors === 'json'}
                links={props.links}
                marks={marksOf(known[index], props.marks)}
                current={current?.line === known[index]?.line ? current?.mark : undefined}
                bracket={
                  partner === undefined
                    ? undefined
                    : bracketIn(known[index], [focusedLine, partner])
                }
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

function marksOf(row: ViewerRow | undefined, marks: Props['marks']): readonly ViewerMark[] {
  return (row && marks?.(row.line)) ?? NO_MARKS;
}

function bracketIn(
  row: ViewerRow | undefined,
  lines: readonly (number | undefined)[],
): number | undefined {
  return row && lines.includes(row.line) ? bracketOf(row.text) : undefined;
}
