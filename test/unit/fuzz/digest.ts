import { createHash } from 'node:crypto';

/**
 * Makes SHA-256 answer at once until what it gives back is called.
 *
 * `crypto.subtle` computes in another thread: its answers come in an order that no seed decides, and
 * a simulated clock would go on without them.
 */
export function digestAtOnce(): () => void {
  const { subtle } = crypto;
  const original = subtle.digest.bind(subtle);
  subtle.digest = (_algorithm, data) => {
    const hash = createHash('sha256').update(data as Uint8Array);
    return Promise.resolve(Uint8Array.from(hash.digest()).buffer);
  };
  return () => {
    subtle.digest = original;
  };
}

/** What a marker calls a secret. */
export function nameOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
