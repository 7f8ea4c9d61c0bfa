import { Worker } from 'node:worker_threads';
import { CatalogueError } from '../core/catalogue/errors';
import type { DeriveUpdate } from '../core/catalogue/update';
import { NetworkError } from '../core/errors';
import type { WorkerOutcome } from './catalogueWorker';

/** Derives catalogues in a thread of its own, which runs this file of `catalogueWorker.ts`. */
export function deriveInWorker(file: string): DeriveUpdate {
  return (sources, signal) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(file, { workerData: sources });
      const stop = () => {
        reject(new NetworkError('aborted'));
        void worker.terminate();
      };
      signal.addEventListener('abort', stop, { once: true });
      worker.once('message', (outcome: WorkerOutcome) => {
        if ('update' in outcome) resolve(outcome.update);
        else reject(new CatalogueError(outcome.code, outcome.details));
      });
      // What else went wrong, such as too little memory, is for nobody to read.
      worker.once('error', () => reject(new CatalogueError('catalogue_not_derived')));
      worker.once('exit', () => {
        signal.removeEventListener('abort', stop);
        reject(new CatalogueError('catalogue_not_derived'));
      });
    });
}
