import { useMemo, useState } from 'preact/hooks';
import type { ShownBody } from '../../protocol/answerBody';
import { CopyButton } from '../copyButton';
import { BodyViewer } from '../viewer/bodyViewer';
import { FilterBar } from '../viewer/filterBar';
import { FilterSaid } from '../viewer/filterSaid';
import { TableView } from '../viewer/table/tableView';
import { useFilter } from '../viewer/useFilter';
import { headerLines } from './answerText';
import { bodyAsker } from './bodyAsker';
import { HeaderTable } from './headerTable';
import type { AnswerResult } from './parts';
import { SentRequest } from './sentRequest';
import { Tabs } from './tabs';
import { Timing } from './timing';
import type { ConsoleHost } from './useConsole';
import { shownTab, viewTabs, type ViewTab } from './viewTabs';

interface Props {
  readonly host: ConsoleHost;
  /** Also while it arrives. */
  readonly body: ShownBody | undefined;
  /** Once all of it is there. */
  readonly answer: AnswerResult | undefined;
}

/** Where an answer came from, and the ways to look at it: they stay as picked from answer to answer. */
export function AnswerViews({ host, body, answer }: Props) {
  const [picked, setPicked] = useState<ViewTab | undefined>();
  const id = body?.id;
  const asker = useMemo(() => (id === undefined ? undefined : bodyAsker(host, id)), [host, id]);
  const filter = useFilter(asker?.filter, id);
  const titles = viewTabs(body, answer);
  const active = shownTab(titles, picked);
  if (active === undefined) return null;
  const isOfBody = active === 'pretty' || active === 'raw' || active === 'table';
  const found = filter.outcome?.kind === 'found' ? filter.outcome.body : undefined;
  const shown = found ?? body;
  return (
    <>
      {answer && (
        <p class="address">
          <code id="address">{`${answer.method} ${answer.url}`}</code>
          <CopyButton label="Copy URL" text={() => answer.url} />
        </p>
      )}
      <Tabs
        id="answer-tab"
        label="Views of the answer"
        titles={titles}
        active={active}
        onPick={setPicked}
        tools={
          <>
            {isOfBody && body?.state.json === 'whole' && <FilterBar filter={filter} />}
            {active === 'headers' && answer && (
              <CopyButton label="Copy Headers" text={() => headerLines(answer.headers)} />
            )}
          </>
        }
      >
        {answer && active === 'headers' && <HeaderTable headers={answer.headers} />}
        {answer && active === 'timing' && <Timing answer={answer} />}
        {answer && active === 'request' && <SentRequest answer={answer} />}
        {shown && isOfBody && (
          <div class="bodyPanel">
            <FilterSaid filter={filter} />
            <BodyView
              key={shown.id}
              host={host}
              body={shown}
              view={active}
              onShowLine={() => setPicked('pretty')}
            />
          </div>
        )}
      </Tabs>
    </>
  );
}

function BodyView(props: {
  readonly host: ConsoleHost;
  readonly body: ShownBody;
  readonly view: 'pretty' | 'raw' | 'table';
  /** A line is to be seen in the pretty view. */
  readonly onShowLine: () => void;
}) {
  const { host, body, view, onShowLine } = props;
  const asker = useMemo(() => bodyAsker(host, body.id), [host, body.id]);
  const [show, setShow] = useState<{ readonly line: number } | undefined>();
  if (view !== 'table') {
    return <BodyViewer id="answer-body" body={body} view={view} show={show} {...asker} />;
  }
  return (
    <TableView
      ask={asker.ask}
      copyCsv={(table) => asker.copy({ kind: 'csv', table })}
      onShowLine={(line) => {
        setShow({ line });
        onShowLine();
      }}
    />
  );
}
