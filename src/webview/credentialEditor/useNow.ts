import { useEffect, useState } from 'preact/hooks';

/** Milliseconds between two looks at the clock. */
const TICK = 1000;

/** The time, drawn anew as it passes. */
export function useNow(isTicking: boolean): number {
  const [, setTicks] = useState(0);
  useEffect(() => {
    if (!isTicking) return;
    const timer = setInterval(() => setTicks((ticks) => ticks + 1), TICK);
    return () => clearInterval(timer);
  }, [isTicking]);
  return Date.now();
}
