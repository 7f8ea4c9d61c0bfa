import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Target } from '../../protocol/console';
import { AskedSites, type Live } from './askedSites';
import type { ConsoleHost } from './useConsole';

/** What the site that requests go to has, asked through the host. */
export function useLive(host: ConsoleHost, target: Target, site: string): Live {
  const [, redraw] = useState({});
  const sites = useMemo(
    () =>
      new AskedSites(
        (asked) => host.request('ask', asked, new AbortController().signal),
        () => redraw({}),
      ),
    [host],
  );
  useEffect(() => {
    const forget = () => sites.forgetVariables();
    window.addEventListener('focus', forget);
    return () => window.removeEventListener('focus', forget);
  }, [sites]);
  return sites.at(target, site);
}
