import type { Clock } from '../shared/clock';
import type { AudioPort, Quality } from './phone-ports';

/** Four a second: enough for a meter, under the five that a UI is promised at most. Unit: milliseconds. */
const EVERY_MS = 250;

interface LevelsParts {
  readonly audio: Pick<AudioPort, 'measure'>;
  readonly clock: Clock;
  readonly send: (levels: { readonly microphone: number; readonly quality: Quality }) => void;
}

/** Measures and sends while somebody watches. Returns the switch. */
export function createLevels({ audio, clock, send }: LevelsParts): (watching: boolean) => void {
  let stop: (() => void) | undefined;

  function start(): () => void {
    let isWatched = true;
    let cancelTimer = (): void => undefined;
    const arm = (): void => {
      cancelTimer = clock.after(EVERY_MS, () => void measure()); // `measure` of the port never rejects
    };
    const measure = async (): Promise<void> => {
      const levels = await audio.measure();
      if (!isWatched) return;
      send(levels);
      arm();
    };
    arm();
    return () => {
      isWatched = false;
      cancelTimer();
    };
  }

  return (watching) => {
    if (watching === (stop !== undefined)) return;
    stop?.();
    stop = watching ? start() : undefined;
  };
}
