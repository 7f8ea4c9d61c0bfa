import { Worker } from 'node:worker_threads';
import type { FilterInput, FilterOutput } from './filterWorker';

/** What came of a filter, or why it was ended. */
type FilterEnd =
  | FilterOutput
  | { readonly kind: 'too_long' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'broken_off' };

/**
 * Filters in a thread of its own, which runs this file of `filterWorker.ts` and is ended after so many
 * milliseconds, or when its user does not want it any more.
 */
export function filterInThread(
  file: string,
  input: FilterInput,
  timeout: number,
  signal: AbortSignal,
): Promise<FilterEnd> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve({ kind: 'cancelled' });
      return;
    }
    const worker = new Worker(file, { workerData: input });
    worker.unref();
    const end = (ended: FilterEnd) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      void worker.terminate();
      resolve(ended);
    };
    const cancel = () => end({ kind: 'cancelled' });
    const timer = setTimeout(() => end({ kind: 'too_long' }), timeout);
    signal.addEventListener('abort', cancel);
    worker.on('message', (output: FilterOutput) => end(output));
    // Such as too little memory for what it makes of the body.
    worker.on('error', ({ name }) =>
      end({ kind: 'failed', message: `The filter broke off: ${name}.` }),
    );
  });
}
