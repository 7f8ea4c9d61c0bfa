import { useEffect, useState } from 'preact/hooks';
import type { OperationIndex } from '../../core/catalogue/operationIndex';
import type * as operationsModule from './operations';
import type { ConsoleHost } from './useConsole';

/** Jira's operations, and what the core can do with them. */
export type Operations = typeof operationsModule & { readonly index: OperationIndex };

/**
 * Jira's operations, once the console has been drawn, and whether they could not be had; undefined
 * until then, and without a catalogue.
 */
export function useOperations(
  host: ConsoleHost,
  isDrawn: boolean,
  catalogueUpdates: number,
): readonly [operations: Operations | undefined, isMissing: boolean] {
  const [operations, setOperations] = useState<Operations | undefined>();
  const [isMissing, setIsMissing] = useState(false);
  useEffect(() => {
    if (!isDrawn) return undefined;
    const abort = new AbortController();
    const load = async () => {
      const [core, text] = await Promise.all([
        import('./operations'),
        host.request('catalogue', {}, abort.signal),
      ]);
      const index = core.createOperationIndex(core.parseCatalogue(text).operations);
      setOperations({ ...core, index });
      setIsMissing(false);
    };
    const idle = requestIdleCallback(() => {
      load().catch(() => setIsMissing(!abort.signal.aborted));
    });
    return () => {
      cancelIdleCallback(idle);
      abort.abort();
    };
  }, [host, isDrawn, catalogueUpdates]);
  return [operations, isMissing];
}
