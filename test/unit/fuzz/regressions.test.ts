import { deepStrictEqual } from 'node:assert/strict';
import { digestAtOnce } from './digest';
import { run } from './run';
import type { Schedule } from './schedule';

/** Schedules that once broke a rule, each with what it taught. */
const REGRESSIONS: readonly (readonly [what: string, schedule: Schedule])[] = [
  [
    'wait anew for a token that another window has sent a second time',
    {
      seed: 0,
      windows: [{ how: 'at once' }, { how: 'delayed', upTo: 50, events: 'prompt' }],
      reuseInterval: 600,
      tokenLife: 3600,
      rotates: true,
      slowDisk: false,
      network: ['ok', 'hangs after', '503 after'],
      writes: [],
      actions: [
        [0, 0, 'reject', 0],
        [60000, 0, 'reject', 0],
        [7, 0, 'stand still', 13000],
        [1000, 3, 'reject', 0],
        [60000, 0, 'crash', 0],
      ],
    },
  ],
  [
    'go on with a token that is left in force, though an older request with it got no answer',
    {
      seed: 0,
      windows: [
        { how: 'delayed', upTo: 50, events: 'prompt' },
        { how: 'delayed', upTo: 50, events: 'prompt' },
      ],
      reuseInterval: 600,
      tokenLife: 3600,
      rotates: false,
      slowDisk: false,
      network: ['hangs before'],
      writes: [],
      actions: [
        [0, 0, 'reject', 0],
        [1000, 1, 'reject', 0],
        [0, 0, 'stand still', 13000],
        [3700000, 0, 'ask', 0],
      ],
    },
  ],
  [
    'keep what a refresh brings after a window died between the secret and its marker',
    {
      seed: 0,
      windows: [{ how: 'never' }],
      reuseInterval: 600,
      tokenLife: 60,
      rotates: true,
      slowDisk: false,
      network: [],
      writes: [],
      actions: [
        [60000, 0, 'crash', 29],
        [60000, 0, 'reject', 0],
        [1000, 0, 'ask', 0],
      ],
    },
  ],
  [
    'are not replaced by older ones that a window could not store before',
    {
      seed: 0,
      windows: [
        { how: 'delayed', upTo: 50, events: 'prompt' },
        { how: 'delayed', upTo: 50, events: 'prompt' },
      ],
      reuseInterval: 600,
      tokenLife: 3600,
      rotates: true,
      slowDisk: false,
      network: [],
      writes: ['ok', 'fails'],
      actions: [
        [0, 0, 'reject', 0],
        [400, 1, 'recheck', 0],
        [60000, 0, 'reject', 0],
        [0, 0, 'reject', 0],
      ],
    },
  ],
  [
    'let a window go that is behind a grant without a refresh token',
    {
      seed: 0,
      windows: [
        { how: 'delayed', upTo: 50, events: 'prompt' },
        { how: 'never' },
        { how: 'delayed', upTo: 50, events: 'prompt' },
      ],
      reuseInterval: 600,
      tokenLife: 3600,
      rotates: true,
      slowDisk: false,
      network: [],
      writes: [],
      actions: [
        [0, 0, 'authorize online', 0],
        [0, 1, 'reject', 0],
        [60000, 0, 'call', 0],
      ],
    },
  ],
  [
    'are not handed out to whom they were just rejected, whoever else has asked before',
    {
      seed: 0,
      windows: [
        { how: 'delayed', upTo: 50, events: 'prompt' },
        { how: 'delayed', upTo: 50, events: 'prompt' },
      ],
      reuseInterval: 600,
      tokenLife: 3600,
      rotates: true,
      slowDisk: false,
      network: [],
      writes: ['ok', 'slow'],
      actions: [
        [0, 1, 'reject', 0],
        [0, 0, 'reject', 0],
        [400, 1, 'recheck', 0],
        [1000, 0, 'reject', 0],
        [0, 0, 'reject', 0],
      ],
    },
  ],
  [
    'wait for who left a refresh, however long the lock itself was waited for',
    {
      seed: 0,
      windows: [
        { how: 'delayed', upTo: 50, events: 'prompt' },
        { how: 'delayed', upTo: 50, events: 'prompt' },
      ],
      reuseInterval: 600,
      tokenLife: 3600,
      rotates: true,
      slowDisk: false,
      network: [],
      writes: [],
      actions: [
        [0, 1, 'reject', 0],
        [0, 0, 'reject', 0],
        [0, 0, 'recheck', 0],
        [60, 0, 'stand still', 40000],
        [0, 0, 'reject', 0],
      ],
    },
  ],
  [
    'are not dropped because a host tells late of what was stored before',
    {
      seed: 2147483386,
      windows: [
        { how: 'delayed', upTo: 50, events: 'prompt' },
        { how: 'delayed', upTo: 1000, events: 'prompt' },
        { how: 'delayed', upTo: 50, events: 'prompt' },
      ],
      reuseInterval: 600,
      tokenLife: 60,
      rotates: true,
      slowDisk: false,
      network: ['ok', 'lost before'],
      writes: ['fails'],
      actions: [
        [1000, 1, 'reject', 0],
        [60000, 0, 'ask', 0],
        [0, 1, 'reject', 0],
        [60000, 0, 'crash', 0],
        [1000, 0, 'call', 0],
      ],
    },
  ],
  [
    'wait anew for who has sent a token since this window lost the answer to it',
    {
      seed: 0,
      windows: [
        { how: 'delayed', upTo: 50, events: 'prompt' },
        { how: 'never' },
        { how: 'at once' },
      ],
      reuseInterval: 0,
      tokenLife: 60,
      rotates: true,
      slowDisk: false,
      network: ['ok', 'lost before', 'lost after'],
      writes: [],
      actions: [
        [60000, 0, 'reject', 0],
        [60000, 1, 'ask', 0],
        [400, 2, 'ask', 0],
      ],
    },
  ],
  [
    'are kept by a window that was taken for dead, where nobody has renewed them',
    {
      seed: 0,
      windows: [
        { how: 'delayed', upTo: 50, events: 'prompt' },
        { how: 'delayed', upTo: 50, events: 'prompt' },
      ],
      reuseInterval: 600,
      tokenLife: 3600,
      rotates: true,
      slowDisk: false,
      network: ['slow'],
      writes: [],
      actions: [
        [0, 1, 'crash', 0],
        [0, 0, 'reject', 0],
        [400, 0, 'stand still', 40000],
        [0, 1, 'reject', 0],
        [1000, 1, 'recheck', 0],
        [1000, 0, 'reject', 0],
      ],
    },
  ],
  [
    'are not red because another window had the old one refused',
    {
      seed: 0,
      windows: [{ how: 'at once' }, { how: 'delayed', upTo: 50, events: 'prompt' }],
      reuseInterval: 0,
      tokenLife: 3600,
      rotates: true,
      slowDisk: false,
      network: [],
      writes: [],
      actions: [
        [60000, 0, 'reject', 0],
        [60, 0, 'stand still', 40000],
        [1000, 1, 'call', 0],
      ],
    },
  ],
  [
    'are not called interrupted where the answer came, and newer ones with it',
    {
      seed: 220476056,
      windows: [{ how: 'delayed', upTo: 15000, events: 'prompt' }, { how: 'never' }],
      reuseInterval: 600,
      tokenLife: 3600,
      rotates: false,
      slowDisk: false,
      network: ['ok', 'slow'],
      writes: [],
      actions: [
        [0, 1, 'reject', 0],
        [0, 0, 'reject', 0],
        [610000, 0, 'reject', 0],
        [0, 0, 'ask', 0],
      ],
    },
  ],
  [
    'are not sent once more by a window that another has taken for dead meanwhile',
    {
      seed: 156450681,
      windows: [
        { how: 'delayed', upTo: 50, events: 'prompt' },
        { how: 'delayed', upTo: 50, events: 'prompt' },
      ],
      reuseInterval: 0,
      tokenLife: 3600,
      rotates: true,
      slowDisk: false,
      network: ['hangs before', '503 after'],
      writes: ['slow'],
      actions: [
        [0, 0, 'reject', 0],
        [0, 3, 'reject', 0],
        [400, 0, 'stand still', 13000],
        [12000, 1, 'ask', 0],
        [25000, 3, 'call', 0],
      ],
    },
  ],
];

describe('rotating tokens in several windows, once', () => {
  let restore: () => void;
  before(() => (restore = digestAtOnce()));
  after(() => restore());

  for (const [what, schedule] of REGRESSIONS) {
    it(what, async () => {
      deepStrictEqual((await run(schedule)).violations, []);
    });
  }
});
