import { useState } from 'preact/hooks';
import type { BodyList, TableQuestion } from '../../../protocol/answerBody';
import type { AskBody } from '../askBody';
import { GONE } from '../goneSentence';
import { ListTable } from './listTable';
import { useAnswer } from '../useAnswer';

const LISTS = { kind: 'lists' } as const;

interface Props {
  readonly ask: AskBody;
  /** Copies a whole table to the clipboard; says whether it did. */
  readonly copyCsv: (question: Extract<TableQuestion, { kind: 'table_csv' }>) => Promise<boolean>;
  /** Shows a line of the pretty view. */
  readonly onShowLine: (line: number) => void;
}

/** The lists of objects in a body as tables. */
export function TableView({ ask, copyCsv, onShowLine }: Props) {
  const lists = useAnswer(ask, LISTS);
  const [chosen, setChosen] = useState<number>();
  if (lists === undefined) return <p class="aside">Looking for lists…</p>;
  if (lists === null) return <p class="aside">{GONE}</p>;
  const list = lists.find(({ line }) => line === chosen) ?? longest(lists);
  if (!list) return <p class="aside">No list of objects in this body</p>;
  return (
    <ListTable key={list.line} list={list} ask={ask} copyCsv={copyCsv} onShowLine={onShowLine}>
      {lists.length > 1 && (
        <select
          aria-label="List"
          value={list.line}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
        >
          {lists.map(({ line, path, count }) => (
            <option key={line} value={line}>
              {`${path === '@' ? 'Whole body' : path} (${count.toLocaleString('en-US')})`}
            </option>
          ))}
        </select>
      )}
    </ListTable>
  );
}

/** The first of those with the most elements. */
function longest(lists: readonly BodyList[]): BodyList | undefined {
  return lists.reduce<BodyList | undefined>(
    (most, list) => (most && most.count >= list.count ? most : list),
    undefined,
  );
}
