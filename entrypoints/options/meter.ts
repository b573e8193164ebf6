/** Quicker than this no eye follows. Unit: milliseconds. */
const EVERY_MS = 100;
/** Speech at a normal distance fills about half of the bar with this. */
const GAIN = 4;

interface MeterParts {
  /** Empty is the system's. */
  readonly microphoneId: string;
  /** Closes the microphone. */
  readonly signal: AbortSignal;
  /** 0 to 1, ten times a second. */
  readonly onLevel: (level: number) => void;
}

function rootMeanSquare(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / samples.length);
}

/** Opens a microphone and measures it until told otherwise. Rejects as `getUserMedia` does. */
export async function openMeter({ microphoneId, signal, onLevel }: MeterParts): Promise<void> {
  const audio = microphoneId === '' ? true : { deviceId: { exact: microphoneId } };
  const stream = await navigator.mediaDevices.getUserMedia({ audio });
  const context = new AudioContext();
  const close = () => {
    for (const track of stream.getTracks()) track.stop();
    void context.close(); // it is closed once only, and then there is nothing to fail
  };
  if (signal.aborted) return close();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    onLevel(Math.min(1, GAIN * rootMeanSquare(samples)));
  }, EVERY_MS);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    close();
  });
}
