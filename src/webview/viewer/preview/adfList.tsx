import type { VNode } from 'preact';
import type { AdfBlock, AdfItem } from '../../../core/text/adf/model';

interface Props {
  readonly list: Extract<AdfBlock, { kind: 'list' }>;
  readonly draw: (blocks: readonly AdfBlock[]) => VNode;
}

/** A list; tasks and decisions have a mark that says how they stand. */
export function AdfList({ list: { style, start, items }, draw }: Props) {
  const drawn = items.map((item, index) => (
    <li key={index}>
      {style === 'task' && <TaskMark item={item} />}
      {style === 'decision' && <DecisionMark item={item} />}
      <div>{draw(item.content)}</div>
    </li>
  ));
  if (style === 'ordered') return <ol start={start}>{drawn}</ol>;
  return <ul class={style === 'bullet' ? undefined : 'adf-marked'}>{drawn}</ul>;
}

function TaskMark({ item }: { readonly item: AdfItem }) {
  const isDone = item.state === 'DONE';
  return (
    <span role="img" aria-label={isDone ? 'Done' : 'To do'}>
      {isDone ? '☑' : '☐'}
    </span>
  );
}

function DecisionMark({ item }: { readonly item: AdfItem }) {
  return (
    <span role="img" aria-label={item.state === 'DECIDED' ? 'Decided' : 'Decision'}>
      ⤷
    </span>
  );
}
