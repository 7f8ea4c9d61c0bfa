import { useEffect, useState } from 'preact/hooks';

/** A part of the page that is loaded by its first use; undefined until then. */
export function useLater<T extends object>(
  load: () => Promise<T>,
  isNeeded: boolean,
): T | undefined {
  const [part, setPart] = useState<T | undefined>();
  useEffect(() => {
    if (isNeeded && part === undefined) void load().then(setPart);
  }, [isNeeded, part]);
  return part;
}
