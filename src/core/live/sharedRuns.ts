import { NetworkError } from '../errors';

interface Run<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/** Lets all callers of one key share one run of a task, which is aborted once none waits for it. */
export class SharedRuns<T> {
  readonly #runs = new Map<string, Run<T>>();

  /** Joins the run under way for this key, or starts one; throws `aborted` to who leaves it. */
  join(key: string, task: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    if (signal.aborted) return Promise.reject(new NetworkError('aborted'));
    const run = this.#runs.get(key) ?? this.#start(key, task);
    run.waiting++;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(new NetworkError('aborted'));
        if (--run.waiting > 0) return;
        // Whoever asks from now on is not to be given what was aborted.
        this.#forget(key, run);
        run.controller.abort();
      };
      signal.addEventListener('abort', leave, { once: true });
      run.result.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  #start(key: string, task: (signal: AbortSignal) => Promise<T>): Run<T> {
    const controller = new AbortController();
    const result = task(controller.signal).finally(() => this.#forget(key, run));
    const run: Run<T> = { result, controller, waiting: 0 };
    this.#runs.set(key, run);
    return run;
  }

  #forget(key: string, run: Run<T>): void {
    if (this.#runs.get(key) === run) this.#runs.delete(key);
  }
}
