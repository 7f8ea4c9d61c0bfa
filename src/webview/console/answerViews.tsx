import { useEffect, useMemo, useState } from 'preact/hooks';
import type { AnswerLink } from '../../core/text/answerLinks/types';
import type { ShownBody } from '../../protocol/answerBody';
import type { LinkPlace } from '../../protocol/viewer';
import { CopyButton } from '../copyButton';
import { FilterBar } from '../viewer/filterBar';
import { FilterSaid } from '../viewer/filterSaid';
import { useFilter } from '../viewer/useFilter';
import { headerLines } from './answerText';
import { BodyActions } from './bodyActions';
import { bodyAsker } from './bodyAsker';
import { BodyView } from './bodyView';
import { HeaderTable } from './headerTable';
import type { AnswerResult } from './parts';
import { SentRequest } from './sentRequest';
import { Tabs } from './tabs';
import { Timing } from './timing';
import type { ConsoleHost } from './useConsole';
import { useRowLinks, type AnswerOrigin } from './useRowLinks';
import { shownTab, viewTabs, type ViewTab } from './viewTabs';

interface Props {
  readonly host: ConsoleHost;
  /** Also while it arrives. */
  readonly body: ShownBody | undefined;
  /** Once all of it is there. */
  readonly answer: AnswerResult | undefined;
  readonly origin?: AnswerOrigin | undefined;
  /** Sends a request to a path that the answer leads to; missing where that is none of the console's. */
  readonly onFollow?: (path: string) => void;
}

/** Where an answer came from, and the ways to look at it: they stay as picked from answer to answer. */
export function AnswerViews({ host, body, answer, origin, onFollow }: Props) {
  const [picked, setPicked] = useState<ViewTab | undefined>();
  const id = body?.id;
  const asker = useMemo(() => (id === undefined ? undefined : bodyAsker(host, id)), [host, id]);
  const filter = useFilter(asker?.filter, id);
  const links = useRowLinks(host, answer, onFollow && origin);
  const openLink = ({ path, address }: AnswerLink, where: LinkPlace) => {
    if (where === 'request' && path !== undefined) onFollow?.(path);
    else if (address !== undefined) host.command('openAddress', { address });
  };
  // Whoever sends wants to see what comes, however much of the window the request takes.
  useEffect(() => {
    document.querySelector('.answer')?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  const titles = viewTabs(body, answer);
  const active = shownTab(titles, picked, body);
  if (active === undefined) return null;
  const isOfBody = active !== 'headers' && active !== 'timing' && active !== 'request';
  const found = filter.outcome?.kind === 'found' ? filter.outcome.body : undefined;
  const shown = found ?? body;
  return (
    <>
      {answer && (
        <p class="address">
          <code id="address" title={answer.url}>{`${answer.method} ${answer.url}`}</code>
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
            {isOfBody && shown?.state.isEnded && shown.state.size > 0 && (
              <BodyActions host={host} body={shown} />
            )}
            {active === 'headers' && answer && (
              <CopyButton label="Copy Headers" text={() => headerLines(answer.headers)} />
            )}
          </>
        }
      >
        {answer && active === 'headers' && <HeaderTable headers={answer.headers} />}
        {answer && active === 'timing' && <Timing answer={answer} />}
        {answer && active === 'request' && <SentRequest answer={answer} />}
        {shown && (
          // It stays as it was scrolled and searched while something else is looked at.
          <div class="bodyPanel" hidden={!isOfBody}>
            <FilterSaid filter={filter} />
            <BodyView
              key={shown.id}
              host={host}
              body={shown}
              view={active}
              links={links}
              onOpenLink={openLink}
              onShowLine={() => setPicked('pretty')}
            />
          </div>
        )}
      </Tabs>
    </>
  );
}
