let isPressed = false;
addEventListener('pointerdown', () => (isPressed = true), true);
for (const end of ['pointerup', 'pointercancel']) {
  addEventListener(end, () => (isPressed = false), true);
}

/**
 * Runs a task now, or after the click that has begun: what is drawn when a field is left must not
 * move the button that it was left for.
 */
export function afterClick(task: () => void): void {
  if (!isPressed) {
    task();
    return;
  }
  const end = new AbortController();
  const finish = () => {
    end.abort();
    setTimeout(task);
  };
  for (const event of ['pointerup', 'pointercancel']) {
    addEventListener(event, finish, { capture: true, signal: end.signal });
  }
}
