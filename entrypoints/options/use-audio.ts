import { useEffect, useState } from 'preact/hooks';
import type { AudioDevice } from '../../components/options-audio';
import type { Settings } from '../../lib/storage/items';
import { useMicrophone } from '../popup/page-hooks';
import { openMeter } from './meter';
import { playRing, playTone } from './test-tone';

const NONE: readonly AudioDevice[] = [];

/** The browser's own entries for the system's choice have these ids; ours is the empty one. */
const isReal = ({ deviceId }: MediaDeviceInfo): boolean => !['', 'default', 'communications'].includes(deviceId);

async function listDevices() {
  const all = (await navigator.mediaDevices.enumerateDevices()).filter(isReal);
  const of = (wanted: MediaDeviceKind): readonly AudioDevice[] =>
    all.filter(({ kind }) => kind === wanted).map(({ deviceId: id, label }) => ({ id, label }));
  return { inputs: of('audioinput'), outputs: of('audiooutput') };
}

/** Devices as they come and go. Without the permission for the microphone the browser names none. */
function useDevices() {
  const permission = useMicrophone();
  const [devices, setDevices] = useState({ inputs: NONE, outputs: NONE });
  // The permission decides what the browser lists.
  useEffect(() => {
    const stop = new AbortController();
    const read = () => void listDevices().then(setDevices);
    read();
    navigator.mediaDevices.addEventListener('devicechange', read, { signal: stop.signal });
    return () => stop.abort();
  }, [permission]);
  return devices;
}

type Trouble = 'denied' | 'missing';

const troubleOf = (error: unknown): Trouble =>
  error instanceof Error && error.name === 'NotAllowedError' ? 'denied' : 'missing';

/** A live meter of the chosen microphone, open only while the rep looks at it. */
function useMeter(microphoneId: string) {
  const [isOn, setOn] = useState(false);
  const [level, setLevel] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<Trouble | undefined>();
  useEffect(() => {
    if (!isOn) return;
    const stop = new AbortController();
    setTrouble(undefined);
    openMeter({ microphoneId, signal: stop.signal, onLevel: setLevel }).catch((error: unknown) => {
      setTrouble(troubleOf(error));
      setOn(false);
    });
    return () => {
      stop.abort();
      setLevel(null);
    };
  }, [isOn, microphoneId]);
  return { level, trouble, toggle: () => setOn(!isOn) };
}

/** Devices, meter and test tone of the options page. */
export function useAudio(settings: Settings) {
  const devices = useDevices();
  const { level, trouble, toggle } = useMeter(settings.microphoneId);
  return {
    devices,
    level,
    trouble,
    onTryMicrophone: toggle,
    onTestTone: (which: 'speakerId' | 'ringerId') => {
      if (which === 'speakerId') playTone(settings.speakerId);
      else playRing(settings.ringerId, settings.ringVolumePercent);
    },
  };
}
