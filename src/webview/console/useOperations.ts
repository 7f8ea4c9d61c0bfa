import { useEffect, useState } from 'preact/hooks';
import type { OperationIndex } from '../../core/catalogue/operationIndex';
import type * as operationsModule from './operations';
import type { ConsoleHost } from './useConsole';

/** Jira's operations, and what the core can do with them. */
export type Operations = typeof operationsModule & { readonly index: OperationIndex };

/** Jira's operations, once the console has been drawn; undefined until then, and without a catalogue. */
export function useOperations(
  host: ConsoleHost,
  isDrawn: boolean,
  catalogueUpdates: number,
): Operations | undefined {
  const [operations, setOperations] = useState<Operations | undefined>();
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
    };
    // A console without completion still sends.
    const idle = requestIdleCallback(() => void load().catch(() => undefined));
    return () => {
      cancelIdleCallback(idle);
      abort.abort();
    };
  }, [host, isDrawn, catalogueUpdates]);
  return operations;
}
