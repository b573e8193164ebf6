import { useEffect, useState } from 'preact/hooks';

/** As long as a row that moved takes no click. Unit: milliseconds. */
const SETTLING_MS = 500;

/** True while something comes that nobody here put there, and until a click that was on its way has passed. */
export function useSettling(isComing: boolean): boolean {
  const [isSettling, setSettling] = useState(isComing);
  useEffect(() => {
    if (isComing) setSettling(true);
    if (isComing || !isSettling) return;
    const timer = setTimeout(() => setSettling(false), SETTLING_MS);
    return () => clearTimeout(timer);
  }, [isComing, isSettling]);
  return isComing || isSettling;
}
