import { useEffect, useState } from 'preact/hooks';
import { parseCatalogue } from '../../core/catalogue/catalogue';
import { createOperationIndex, type OperationIndex } from '../../core/catalogue/operationIndex';
import type { ConsoleHost } from './useConsole';

/** Jira's operations, once the console has been drawn; undefined until then, and without a catalogue. */
export function useOperations(
  host: ConsoleHost,
  isDrawn: boolean,
  catalogueUpdates: number,
): OperationIndex | undefined {
  const [index, setIndex] = useState<OperationIndex | undefined>();
  useEffect(() => {
    if (!isDrawn) return undefined;
    const abort = new AbortController();
    const load = async () => {
      const text = await host.request('catalogue', {}, abort.signal);
      setIndex(createOperationIndex(parseCatalogue(text).operations));
    };
    // A console without completion still sends.
    const idle = requestIdleCallback(() => void load().catch(() => undefined));
    return () => {
      cancelIdleCallback(idle);
      abort.abort();
    };
  }, [host, isDrawn, catalogueUpdates]);
  return index;
}
