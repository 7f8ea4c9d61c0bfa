import type { ComponentChildren } from 'preact';
import { useEffect, useId, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { BodyList, TableQuestion } from '../../../protocol/answerBody';
import { CopyButton } from '../../copyButton';
import type { AskBody } from '../askBody';
import { ColumnPanel } from './columnPanel';
import { TableGrid } from './tableGrid';
import { tableSentence } from './tableSentence';
import { changedTable, NO_TABLE, shownColumns } from './tableState';
import { useAnswer } from '../useAnswer';
import { useTableRows } from './useTableRows';

interface Props {
  readonly list: BodyList;
  readonly ask: AskBody;
  readonly copyCsv: (question: Extract<TableQuestion, { kind: 'table_csv' }>) => Promise<boolean>;
  readonly onShowLine: (line: number) => void;
  /** What stands first among the tools. */
  readonly children: ComponentChildren;
}

/** One list of a body as a table, with what changes how it is looked at. */
export function ListTable({ list, ask, copyCsv, onShowLine, children }: Props) {
  const question = useMemo(() => ({ kind: 'columns', list: list.line }) as const, [list.line]);
  const known = useAnswer(ask, question);
  const [state, change] = useReducer(changedTable, NO_TABLE);
  const begin = () => known && change({ kind: 'begin', columns: known });
  useEffect(() => void begin(), [known]);
  const { source, isBusy } = useTableRows(ask, list, state);
  const columns = useMemo(() => shownColumns(state), [state.arranged, state.shown]);
  const [remark, setRemark] = useState<string>();
  const panelId = useId();
  const [isChoosing, setIsChoosing] = useState(false);
  const chooser = useRef<HTMLButtonElement>(null);

  if (known === null) return <p class="aside">The body is not kept any more.</p>;
  const order = state.sorted && {
    column: state.sorted.column.path,
    isDescending: state.sorted.isDescending,
  };
  const csv = { list: list.line, columns: columns.map(({ path }) => path), order };
  return (
    <div class="tableView">
      <div class="viewerTools" role="toolbar" aria-label="Table">
        {children}
        <button
          ref={chooser}
          type="button"
          aria-expanded={isChoosing}
          aria-controls={isChoosing ? panelId : undefined}
          onClick={() => setIsChoosing(!isChoosing)}
        >
          {`Columns (${columns.length} of ${state.arranged.length.toLocaleString('en-US')})`}
        </button>
        <CopyButton label="Copy CSV" copy={() => copyCsv({ kind: 'table_csv', ...csv })} />
        <span class="aside" role="status">
          {known ? tableSentence(list.count, state.sorted, isBusy) : 'Looking for columns…'}
          {remark && `. ${remark}`}
        </span>
      </div>
      {isChoosing && (
        <ColumnPanel
          id={panelId}
          state={state}
          change={change}
          onReset={begin}
          onClose={() => {
            setIsChoosing(false);
            chooser.current?.focus();
          }}
        />
      )}
      {known?.all.length === 0 && <p class="aside">The objects in this list are empty.</p>}
      {columns.length > 0 && (
        <TableGrid
          label={`Table of ${list.path === '@' ? 'the whole body' : list.path}`}
          source={source}
          columns={columns}
          state={state}
          isBusy={isBusy}
          change={change}
          onOpen={onShowLine}
          onRemark={setRemark}
        />
      )}
    </div>
  );
}
