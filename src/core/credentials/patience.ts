import type { Clock, SecretStore } from '../ports';

/** Milliseconds that a window is given to see what another one has stored. */
const PATIENCE = 3_000;

/**
 * Waits until this window sees what another one has stored, but for seconds only; `isSeen` is asked
 * now and at each change of the secret. A host may tell its windows of changes late, or never.
 */
export async function patiently(
  { secrets, clock }: { readonly secrets: SecretStore; readonly clock: Clock },
  key: string,
  isSeen: () => Promise<boolean>,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      listener.dispose();
      timer.dispose();
      resolve();
    };
    const look = () => {
      isSeen().then(
        (seen) => seen && done(),
        // Whoever waits reads again, and says what is wrong.
        () => done(),
      );
    };
    const listener = secrets.onDidChange((changed) => {
      if (changed === key) look();
    });
    const timer = clock.after(PATIENCE, done);
    look();
  });
}
