import type { Clock, Disposable } from '../ports';
import type { Waiting } from './retries';

/** How a request that is under way gets on. */
export type SendProgress =
  | ({ readonly kind: 'waiting' } & Waiting)
  /** Bytes of the body that have arrived, as they are on the wire. */
  | { readonly kind: 'receiving'; readonly bytes: number }
  | TaskProgress;

/** How far a task of Jira's is, which the request began. */
export interface TaskProgress {
  readonly kind: 'task';
  /** 0 to 100; undefined where the task does not say. */
  readonly percent: number | undefined;
  /** What the task is about, in Jira's words; empty where it does not say. */
  readonly message: string;
}

/** Milliseconds between two reports of what has arrived; what is quicker needs none. */
const PAUSE = 250;

/** Reports how a request gets on, and at its end that there is nothing more to report. */
export class SendReporter implements Disposable {
  readonly #clock: Clock;
  readonly #report: (progress: SendProgress | null) => void;
  #received = 0;
  #timer: Disposable | undefined;
  #hasReported = false;

  constructor(clock: Clock, report: (progress: SendProgress | null) => void) {
    this.#clock = clock;
    this.#report = report;
  }

  /** Takes how much has arrived so far; reported when it is the latest for a moment. */
  received(bytes: number): void {
    this.#received = bytes;
    this.#timer ??= this.#clock.after(PAUSE, () => {
      this.#timer = undefined;
      this.#tell({ kind: 'receiving', bytes: this.#received });
    });
  }

  waiting(waiting: Waiting): void {
    // What has arrived was the answer that asks to wait.
    this.#stop();
    this.#tell({ kind: 'waiting', ...waiting });
  }

  task(progress: TaskProgress): void {
    this.#stop();
    this.#tell(progress);
  }

  dispose(): void {
    this.#stop();
    if (this.#hasReported) this.#report(null);
  }

  #tell(progress: SendProgress): void {
    this.#hasReported = true;
    this.#report(progress);
  }

  #stop(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }
}
