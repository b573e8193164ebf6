/** How the browser, or the person in front of it, answered. */
export type Answer = 'granted' | 'denied' | 'dismissed' | 'missing';

/** The parts of `navigator` that are used. */
export interface MicrophoneAccess {
  readonly mediaDevices: Pick<MediaDevices, 'getUserMedia'>;
  readonly permissions: Pick<Permissions, 'query'>;
}

/** Asks for the microphone, and lets go of it at once: only the answer is wanted. */
export async function askForMicrophone({ mediaDevices, permissions }: MicrophoneAccess): Promise<Answer> {
  try {
    const stream = await mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
    return 'granted';
  } catch (error) {
    const isRefused = error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'SecurityError');
    if (!isRefused) return 'missing';
    const { state } = await permissions.query({ name: 'microphone' });
    return state === 'denied' ? 'denied' : 'dismissed';
  }
}
