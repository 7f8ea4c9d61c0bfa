import { createHash } from 'node:crypto';
import type { SimulatedClock } from '../clock';
import type { Settings } from '../settings';
import type { Grant } from './grants';
import type { Secrets } from './secrets';

/** What a code stands for. */
export interface CodeContent {
  readonly grant: Grant;
  readonly scopes: readonly string[];
  readonly redirect_uri: string;
  /** PKCE, always S256. */
  readonly code_challenge: string | undefined;
}

/** Authorization codes that nobody redeemed yet. */
export class Codes {
  readonly #clock: SimulatedClock;
  readonly #settings: Settings;
  readonly #secrets: Secrets;
  readonly #codes = new Map<string, CodeContent & { readonly issued: number }>();

  constructor(clock: SimulatedClock, settings: Settings, secrets: Secrets) {
    this.#clock = clock;
    this.#settings = settings;
    this.#secrets = secrets;
  }

  /** Makes a code. */
  issue(content: CodeContent): string {
    const code = this.#secrets.issue();
    this.#codes.set(code, { ...content, issued: this.#clock.now() });
    return code;
  }

  /** Uses a code up; undefined where it is unknown, used, too old, revoked or another app's. */
  redeem(code: string, client_id: string, redirect_uri: string): CodeContent | undefined {
    const content = this.#codes.get(code);
    if (content?.grant.app.client_id !== client_id) return undefined;
    this.#codes.delete(code);
    const isLate = this.#clock.now() - content.issued >= this.#settings.code_life * 1000;
    if (isLate || content.grant.revoked || content.redirect_uri !== redirect_uri) return undefined;
    return content;
  }
}

/** Whether a verifier fits the challenge; without a challenge none is needed. */
export function verifies(challenge: string | undefined, verifier: string | undefined): boolean {
  if (challenge === undefined) return true;
  return (
    createHash('sha256')
      .update(verifier ?? '')
      .digest('base64url') === challenge
  );
}
