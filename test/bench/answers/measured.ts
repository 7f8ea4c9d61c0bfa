import type { Frame } from 'playwright-core';

import type { Simulator } from '../../simulator/simulator';
import { FedAnswer } from './fedAnswer';
import type { FrameProbe } from './frameProbe';
import type { HostProbe } from './hostProbe';
import { FIRST_ID } from './jiraAnswer';

interface Surroundings {
  readonly simulator: Simulator;
  readonly frame: Frame;
  readonly probe: FrameProbe;
  readonly host: HostProbe;
}

/** Milliseconds. */
export interface Times {
  /** From the first 64 KB to the first rows. */
  readonly first: number;
  /** From the last byte to the right count of rows. */
  readonly counted: number;
  /** From the last byte until the last row was seen, after that. */
  readonly scrolled: number;
  /** From the last byte until the last row was seen and a text was found, too. */
  readonly everything: number;
  /** The longest standstill of the extension host. */
  readonly delay: number;
}

/** One answer, which is had as often as it takes. */
export class Measured {
  readonly #surroundings: Surroundings;
  readonly #body: Buffer;
  readonly #issues: number;
  readonly rows: number;
  #asked = 0;

  constructor(surroundings: Surroundings, json: string, issues: number) {
    this.#surroundings = surroundings;
    this.#body = Buffer.from(json);
    this.#issues = issues;
    this.rows = JSON.stringify(JSON.parse(json), null, 2).split('\n').length;
  }

  async round(): Promise<Times> {
    const { simulator, frame, probe, host } = this.#surroundings;
    const answer = new FedAnswer(simulator, /\/search\/jql/, this.#body);
    const firstScreen = await probe.firstScreen();
    await host.begin();
    await frame.locator('#path').press('Control+Enter');
    const first = (await firstScreen()) - (await answer.begun);
    const everything = await probe.everything(this.rows, this.someKey());
    answer.sendRest();
    const endedAt = await answer.ended;
    const { counted, scrolled, found } = await everything();
    const { delay } = await host.read();
    await frame.locator('#outcome').getByText('200 OK').waitFor();
    return {
      first,
      counted: counted - endedAt,
      scrolled: scrolled - endedAt,
      everything: found - endedAt,
      delay,
    };
  }

  /** The key of an issue, another one each time, as it stands in the text once. */
  someKey(): string {
    this.#asked += 1;
    const issue = Math.floor((this.#issues * this.#asked * 0.37) % this.#issues);
    return `"key": "BENCH-${FIRST_ID + issue}"`;
  }
}
