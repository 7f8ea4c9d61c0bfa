import { parentPort, workerData } from 'node:worker_threads';
import { CatalogueError, type CatalogueErrorCode } from '../core/catalogue/errors';
import { deriveUpdate, type CatalogueUpdate, type UpdateSources } from '../core/catalogue/update';
import type { ErrorDetails } from '../core/errors';

/** What this thread says at its end; an error of a class of its own would not cross. */
export type WorkerOutcome =
  | { readonly update: CatalogueUpdate }
  | { readonly code: CatalogueErrorCode; readonly details: ErrorDetails };

function outcomeOf(sources: UpdateSources): WorkerOutcome {
  try {
    return { update: deriveUpdate(sources) };
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    return { code: error.code, details: error.details };
  }
}

parentPort?.postMessage(outcomeOf(workerData as UpdateSources));
