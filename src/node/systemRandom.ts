import { randomBytes } from 'node:crypto';
import type { Random } from '../core/ports';

/** The machine's source of random bytes. */
export const systemRandom: Random = { bytes: (length) => randomBytes(length) };
