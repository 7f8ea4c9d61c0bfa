import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { answerLinks } from '../../core/text/answerLinks/answerLinks';
import type { RowLinks } from '../../core/text/answerLinks/types';
import type { AnswerResult } from './parts';
import type { ConsoleHost } from './useConsole';

/** Where an answer came from. */
export interface AnswerOrigin {
  readonly credentialId: string;
  readonly cloudId: string | undefined;
  /** Where people see the site; undefined where that is not known. */
  readonly siteUrl: string | undefined;
}

const CUSTOM_FIELD = /^"customfield_\d/u;

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** The links and hints of an answer's rows; a site is asked for the names of its fields by the first that is seen. */
export function useRowLinks(
  host: ConsoleHost,
  answer: AnswerResult | undefined,
  origin: AnswerOrigin | undefined,
): RowLinks | undefined {
  const [names, setNames] = useState(NO_NAMES);
  const isAsked = useRef(false);
  const { credentialId, cloudId, siteUrl } = origin ?? {};
  const apiBaseUrl = answer && baseOf(answer.url);
  useEffect(() => {
    isAsked.current = false;
    setNames(NO_NAMES);
  }, [credentialId, cloudId]);
  return useMemo(() => {
    if (apiBaseUrl === undefined || credentialId === undefined) return undefined;
    const askNames = async () => {
      isAsked.current = true;
      const question = { kind: 'fields' } as const;
      const asked = { target: { credentialId, cloudId }, question, isAnew: false };
      const result = await host.request('ask', asked, new AbortController().signal);
      if ('answer' in result && Array.isArray(result.answer)) {
        setNames(new Map(result.answer.map(({ id, name }) => [id, name])));
      }
    };
    const known = answerLinks({ siteUrl: siteUrl ?? apiBaseUrl, apiBaseUrl }, names, Date.now);
    return {
      linkOf: (row) => known.linkOf(row),
      hintsOf: (row) => {
        // Without them a field is as it was before, so that nothing is said where there are none.
        if (!isAsked.current && CUSTOM_FIELD.test(row)) void askNames().catch(() => undefined);
        return known.hintsOf(row);
      },
    };
  }, [host, names, credentialId, cloudId, siteUrl, apiBaseUrl]);
}

/** What the paths of the API are appended to in an address. */
function baseOf(url: string): string | undefined {
  const end = url.indexOf('/rest/');
  return end < 0 ? undefined : url.slice(0, end);
}
