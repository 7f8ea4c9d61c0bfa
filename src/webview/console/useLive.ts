import { useMemo, useState } from 'preact/hooks';
import type { Target } from '../../protocol/console';
import { AskedSites, type Live } from './askedSites';
import type { ConsoleHost } from './useConsole';

/** What the site that requests go to has, asked through the host. */
export function useLive(host: ConsoleHost, target: Target, site: string): Live {
  const [, redraw] = useState({});
  const sites = useMemo(
    () =>
      new AskedSites(
        (asked, question) =>
          host.request('ask', { target: asked, question }, new AbortController().signal),
        () => redraw({}),
      ),
    [host],
  );
  return sites.at(target, site);
}
