import { useEffect, useState } from 'preact/hooks';

/** What is set is forgotten again after `keptMs`, unless something else took its place. Unit: milliseconds. */
export function useExpiring<T>(keptMs: number): readonly [T | null, (value: T | null) => void] {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(() => setValue(null), keptMs);
    return () => clearTimeout(timer);
  }, [value]);
  return [value, setValue];
}
