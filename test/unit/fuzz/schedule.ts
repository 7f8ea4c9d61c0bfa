import fc from 'fast-check';
import type { Propagation, WriteFault } from './secretStorage';
import type { NetworkFault } from './server';

/** What a user, a window or the machine does. */
export type What =
  /** Someone needs access; a window that is closed is opened first. */
  | 'ask'
  /** A request is sent with it, and asks again where the server answers 401. */
  | 'call'
  /** Jira answers 401 to a token that is good. */
  | 'reject'
  /** Many need access at once, a thousand at most. */
  | 'crowd'
  | 'authorize'
  /** Without `offline_access`: no refresh token comes. */
  | 'authorize online'
  | 'sign out'
  | 'recheck'
  | 'rename'
  | 'look'
  /** In the browser; the window does not matter. */
  | 'revoke'
  /** After so many operations from now. */
  | 'crash'
  | 'reload'
  /** By so many milliseconds from the machine's time. */
  | 'set clock'
  /** For so many milliseconds. */
  | 'stand still';

/** One line of a schedule; `n` belongs to what is done, and `wait` is in milliseconds. */
type Action = readonly [wait: number, window: number, what: What, n: number];

/** All that decides what happens in a simulated world. */
export interface Schedule {
  /** Decides the delays. */
  readonly seed: number;
  readonly windows: readonly Propagation[];
  /** Of the server, in seconds. */
  readonly reuseInterval: 0 | 600;
  /** Of an access token, in seconds. */
  readonly tokenLife: 60 | 3600;
  /** Whether each refresh brings a new refresh token, as Atlassian's does. */
  readonly rotates: boolean;
  readonly slowDisk: boolean;
  /** What goes wrong with each token request, in their order. */
  readonly network: readonly (NetworkFault | 'ok')[];
  /** What becomes of each write of a grant, in their order. */
  readonly writes: readonly (WriteFault | 'ok')[];
  readonly actions: readonly Action[];
}

const propagation: fc.Arbitrary<Propagation> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Propagation>({ how: 'at once' }) },
  {
    weight: 5,
    arbitrary: fc.record({
      how: fc.constant('delayed' as const),
      upTo: fc.constantFrom(50, 1_000, 4_000, 15_000, 60_000),
      events: fc.constantFrom(
        'prompt' as const,
        'late' as const,
        'twice' as const,
        'none' as const,
      ),
    }),
  },
  { weight: 2, arbitrary: fc.constant<Propagation>({ how: 'never' }) },
);

const networkFault = fc.oneof(
  { weight: 6, arbitrary: fc.constant('ok' as const) },
  {
    weight: 5,
    arbitrary: fc.constantFrom<NetworkFault>(
      'slow',
      'lost before',
      'lost after',
      'cut after',
      'hangs before',
      'hangs after',
      '503 before',
      'unreachable',
    ),
  },
  { weight: 1, arbitrary: fc.constant('503 after' as const) },
);

const writeFault = fc.oneof(
  { weight: 6, arbitrary: fc.constant('ok' as const) },
  { weight: 1, arbitrary: fc.constantFrom<WriteFault>('fails', 'slow') },
);

/** Shorter than a step, than the wait for another window, than the lock's, than the two intervals. */
const wait = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 1, 7, 60, 400) },
  { weight: 4, arbitrary: fc.constantFrom(1_000, 3_100, 7_000, 12_000, 25_000) },
  { weight: 2, arbitrary: fc.constantFrom(60_000, 300_000, 520_000, 545_000, 610_000, 3_700_000) },
);

const none = fc.constant(0);

const crowd = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom(3, 20) },
  { weight: 1, arbitrary: fc.constant(1_000) },
);

const plain: readonly (readonly [weight: number, what: What, n?: fc.Arbitrary<number>])[] = [
  [6, 'ask'],
  [4, 'call'],
  [9, 'reject'],
  [1, 'crowd', crowd],
  [1, 'authorize'],
  [1, 'authorize online'],
  [1, 'sign out'],
  [1, 'recheck'],
  [1, 'rename'],
  [1, 'look'],
  [1, 'revoke'],
  [4, 'crash', fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 60 }))],
  [2, 'reload'],
  [1, 'set clock', fc.integer({ min: -10_000, max: 10_000 })],
  [1, 'stand still', fc.constantFrom(500, 9_000, 13_000, 40_000)],
];

const action: fc.Arbitrary<Action> = fc.oneof(
  ...plain.map(([weight, what, n = none]) => ({
    weight,
    arbitrary: fc.tuple(wait, fc.nat({ max: 3 }), fc.constant(what), n),
  })),
);

/** Any schedule. */
export const schedules: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.nat(),
  windows: fc.array(propagation, { minLength: 1, maxLength: 4, size: 'max' }),
  reuseInterval: fc.constantFrom(600 as const, 0 as const),
  tokenLife: fc.constantFrom(3600 as const, 60 as const),
  rotates: fc.oneof(
    { weight: 9, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
  slowDisk: fc.oneof(
    { weight: 4, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  network: fc.array(networkFault, { maxLength: 12, size: 'max' }),
  writes: fc.array(writeFault, { maxLength: 8, size: 'max' }),
  actions: fc.array(action, { minLength: 1, maxLength: 16, size: 'max' }),
});
