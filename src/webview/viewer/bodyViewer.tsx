import { useEffect, useState } from 'preact/hooks';
import type { AnswerLink, RowLinks } from '../../core/text/answerLinks/types';
import type { BodyCopy, BodyView, ShownBody } from '../../protocol/answerBody';
import type { LinkPlace, ViewerRow } from '../../protocol/viewer';
import { formatSize } from '../../core/text/format';
import { CopyButton } from '../copyButton';
import type { AskBody } from './askBody';
import { breakSentence } from './breakSentence';
import { FindBar } from './findBar';
import { GONE } from './goneSentence';
import { RowLinkTools } from './rowLinkTools';
import { RowViewer } from './rowViewer';
import { useBodyRows } from './useBodyRows';
import { useBracket } from './useBracket';
import { useFind } from './useFind';

interface Props {
  /** Distinct on the page. */
  readonly id: string;
  readonly body: ShownBody;
  readonly view: BodyView;
  /** A line to go to, once for each object. */
  readonly show?: { readonly line: number } | undefined;
  readonly ask: AskBody;
  /** Copies to the clipboard; says whether it did. */
  readonly copy: (copy: BodyCopy) => Promise<boolean>;
  /** Opens all of it as a document of VS Code. */
  readonly open: () => void;
  /** Opens the value of a line of the indented text as one. */
  readonly openValue: (line: number) => void;
  /** Of the indented text. */
  readonly links?: RowLinks;
  readonly onOpenLink?: (link: AnswerLink, where: LinkPlace) => void;
}

/** The body of an answer, also while it arrives: indented, or as it came. */
export function BodyViewer(props: Props) {
  const { id, body, view, show, ask, copy, open, openValue, onOpenLink } = props;
  const links = view === 'pretty' ? props.links : undefined;
  const [row, setRow] = useState<ViewerRow | undefined>();
  const { state } = body;
  const { source, isGone, change, goTo, target } = useBodyRows(ask, body, view);
  const [line, setLine] = useState<number | undefined>();
  useEffect(() => setLine(undefined), [view]);
  useEffect(() => {
    if (show) void goTo(show.line);
  }, [show]);
  const goToParent = async (child: number) => {
    const parent = await ask({ kind: 'parent', line: child });
    if (parent !== null) await goTo(parent);
  };
  const bracket = useBracket(ask, view === 'pretty' ? line : undefined);
  const find = useFind(ask, view, state.isEnded, goTo);
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
        <CopyButton label="Copy Body" copy={() => copy({ kind: 'text', view })} />
      </div>
      {isGone && <p class="aside note">{GONE}</p>}
      {typeof state.json === 'object' && !state.file && (
        <p class="aside note">{breakSentence(state.json, state.size)}</p>
      )}
      <div id={id} class="bodyText">
        <RowViewer
          source={source}
          label={`Body, ${source.count.toLocaleString('en-US')} rows, ${formatSize(state.size)}`}
          colors={view === 'pretty' ? 'json' : 'none'}
          onToggleFold={(folding) => void change({ kind: 'toggle_fold', line: folding })}
          onFocusLine={setLine}
          onActivate={view === 'pretty' ? openValue : open}
          onParent={(child) => void goToParent(child)}
          onFocusRow={setRow}
          links={links}
          onOpenLink={onOpenLink}
          marks={find.marks}
          current={find.current}
          matchOf={(asked) => (asked === bracket?.line ? bracket.match : undefined)}
          scrollTo={target}
        />
      </div>
      {view === 'pretty' && line !== undefined && (
        <div class="viewerTools" role="toolbar" aria-label="Line">
          <CopyButton label="Copy Value" copy={() => copy({ kind: 'value', line })} />
          <CopyButton label="Copy JMESPath" copy={() => copy({ kind: 'jmes_path', line })} />
          <CopyButton label="Copy JS Path" copy={() => copy({ kind: 'java_script_path', line })} />
          <RowLinkTools row={row} links={links} onOpenLink={onOpenLink} />
        </div>
      )}
    </div>
  );
}
