import { useEffect, useState } from 'preact/hooks';

/** Whether the key is held that makes a click follow a link. */
export function useLinkKey(): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const onKey = (event: KeyboardEvent) => setHeld(event.ctrlKey || event.metaKey);
    addEventListener('keydown', onKey, { signal });
    addEventListener('keyup', onKey, { signal });
    // A key that is let go elsewhere is not heard of.
    addEventListener('blur', () => setHeld(false), { signal });
    return () => listening.abort();
  }, []);
  return isHeld;
}
