import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type {
  BodyCopy,
  BodyQuestion,
  BodyState,
  BodyView,
  ShownBody,
} from '../../protocol/answerBody';
import { formatSize } from '../../core/text/format';
import { CopyButton } from '../copyButton';
import type { AskBody } from './askBody';
import { BodyFileNotice } from './bodyFileNotice';
import { breakSentence } from './breakSentence';
import { FindBar } from './findBar';
import { RowViewer } from './rowViewer';
import { useBracket } from './useBracket';
import { useFind } from './useFind';

interface Props {
  /** Distinct on the page. */
  readonly id: string;
  readonly body: ShownBody;
  readonly view: BodyView;
  readonly ask: AskBody;
  /** Copies to the clipboard; says whether it did. */
  readonly copy: (copy: BodyCopy) => Promise<boolean>;
  /** Asks for a file and writes all of it there. */
  readonly save: () => void;
  /** Opens the file with all of it, where only its beginning is shown. */
  readonly open: () => void;
}

/** The body of an answer, also while it arrives: indented, or as it came. */
export function BodyViewer({ id, body, view, ask, copy, save, open }: Props) {
  const { state } = body;
  // What arrives tells how many rows there are anew.
  const [folded, setFolded] = useState<BodyState | undefined>();
  useEffect(() => setFolded(undefined), [state]);
  const count = (folded ?? state).rows[view];
  const [version, setVersion] = useState(0);
  const [line, setLine] = useState<number | undefined>();
  useEffect(() => setLine(undefined), [view]);
  const bracket = useBracket(ask, view === 'pretty' ? line : undefined);

  const latestCount = useRef(count);
  latestCount.current = count;
  const source = useMemo(
    () => ({
      get count() {
        return latestCount.current;
      },
      rows: async (from: number, to: number) => (await ask({ kind: 'rows', view, from, to })) ?? [],
    }),
    [ask, view, version],
  );
  const moved = (changed: BodyState) => {
    setFolded(changed);
    setVersion((before) => before + 1);
  };
  const change = async (question: Extract<BodyQuestion, { kind: `${string}fold${string}` }>) => {
    const changed = await ask(question);
    if (changed) moved(changed);
  };
  const find = useFind(ask, view, body.state.isEnded, moved);
  if (state.size === 0) {
    return state.isEnded ? <p class="aside">The answer has no body.</p> : null;
  }
  return (
    <div
      class="bodyViewer"
      onKeyDown={(event) => {
        if ((event.ctrlKey || event.metaKey) && event.key === 'f') {
          event.preventDefault();
          event.currentTarget.querySelector<HTMLElement>('.findText')?.focus();
        }
      }}
    >
      <div class="viewerTools" role="toolbar" aria-label="Body">
        <FindBar find={find} />
        {view === 'pretty' && (
          <>
            <button
              type="button"
              class="quiet"
              onClick={() => void change({ kind: 'fold_all', depth: 1 })}
            >
              Fold All
            </button>
            <button type="button" class="quiet" onClick={() => void change({ kind: 'unfold_all' })}>
              Unfold All
            </button>
          </>
        )}
        {view === 'pretty' && line !== undefined && (
          <>
            <CopyButton label="Copy Value" copy={() => copy({ kind: 'value', line })} />
            <CopyButton label="Copy JMESPath" copy={() => copy({ kind: 'jmes_path', line })} />
            <CopyButton
              label="Copy JS Path"
              copy={() => copy({ kind: 'java_script_path', line })}
            />
          </>
        )}
        <CopyButton label="Copy Body" copy={() => copy({ kind: 'text', view })} />
        {state.isEnded && !state.file && (
          <button type="button" class="quiet" onClick={save}>
            Save
          </button>
        )}
      </div>
      <BodyFileNotice state={state} onSave={save} onOpen={open} />
      {typeof state.json === 'object' && !state.file && (
        <p class="aside note">{breakSentence(state.json, state.size)}</p>
      )}
      <div id={id} class="bodyText">
        <RowViewer
          source={source}
          label={`Body, ${count.toLocaleString('en-US')} rows, ${formatSize(state.size)}`}
          colors={view === 'pretty' ? 'json' : 'none'}
          onToggleFold={(folding) => void change({ kind: 'toggle_fold', line: folding })}
          onFocusLine={setLine}
          marks={find.marks}
          current={find.current}
          matchOf={(asked) => (asked === bracket?.line ? bracket.match : undefined)}
          scrollTo={find.target}
        />
      </div>
    </div>
  );
}
