import type { Life } from './life';
import type { Timeline } from './timeline';

/** What was seen: every rule that was broken, how often what happened, and all of it where asked for. */
export class Journal {
  readonly violations: string[] = [];
  readonly trace: string[] = [];
  /** For the figures at the end of a run. */
  readonly counts = new Map<string, number>();
  #isTainted = false;

  constructor(
    private readonly timeline: Timeline,
    private readonly isTracing: boolean,
  ) {}

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  log(life: Life | undefined, what: string): void {
    if (!this.isTracing) return;
    this.trace.push(`${this.#time()} ${life?.name ?? '-'} ${what}`);
  }

  violated(life: Life | undefined, rule: string): void {
    this.violations.push(`${this.#time()} ${life?.name ?? '-'}: ${rule}`);
    this.log(life, `!!! ${rule}`);
  }

  /** The same of a rule about tokens: once the world is tainted, nobody is to blame for those. */
  accuse(life: Life | undefined, rule: string): void {
    if (!this.#isTainted) this.violated(life, rule);
  }

  /** A window that had been overtaken wrote in the midst of what another did. */
  taint(life: Life): void {
    this.#isTainted = true;
    this.log(life, 'writes in the midst of what another does');
  }

  #time(): string {
    return `${((this.timeline.now() - Date.UTC(2026, 0, 1)) / 1000).toFixed(3)} s`;
  }
}
