import { useMemo, useRef, useState } from 'preact/hooks';
import type { AnswerLink, RowLinks } from '../../core/text/answerLinks/types';
import type { ShownBody } from '../../protocol/answerBody';
import type { LinkPlace } from '../../protocol/viewer';
import { BeginningNotice } from '../viewer/beginningNotice';
import { BodyViewer } from '../viewer/bodyViewer';
import { Preview } from '../viewer/preview/preview';
import { TableView } from '../viewer/table/tableView';
import { bodyAsker } from './bodyAsker';
import type { ConsoleHost } from './useConsole';
import type { ViewTab } from './viewTabs';

interface Props {
  readonly host: ConsoleHost;
  readonly body: ShownBody;
  readonly view: ViewTab;
  readonly links: RowLinks | undefined;
  readonly onOpenLink: (link: AnswerLink, where: LinkPlace) => void;
  /** A line is to be seen in the pretty view. */
  readonly onShowLine: () => void;
}

/** A body in one of its views; its text stays as it is scrolled while it is not seen. */
export function BodyView({ host, body, view, links, onOpenLink, onShowLine }: Props) {
  const asker = useMemo(() => bodyAsker(host, body.id), [host, body.id]);
  const [show, setShow] = useState<{ readonly line: number } | undefined>();
  const isJson = body.state.json !== 'other';
  const textView = useRef<'pretty' | 'raw'>(isJson ? 'pretty' : 'raw');
  const isText = view === 'pretty' || view === 'raw';
  if (isText) textView.current = view;
  return (
    <>
      <BeginningNotice state={body.state} />
      <div class="bodyPanel" hidden={!isText}>
        <BodyViewer
          {...{ id: 'answer-body', body, view: textView.current, show, onOpenLink }}
          {...(links && { links })}
          {...asker}
        />
      </div>
      {view === 'table' && (
        <TableView
          ask={asker.ask}
          copyCsv={(table) => asker.copy({ kind: 'csv', table })}
          onShowLine={(line) => {
            setShow({ line });
            onShowLine();
          }}
        />
      )}
      {view === 'preview' && (
        <Preview ask={asker.ask} state={body.state} contentType={body.contentType} />
      )}
    </>
  );
}
