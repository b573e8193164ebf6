import { expect, test } from 'vitest';
import { askForMicrophone, type MicrophoneAccess } from '../../../entrypoints/microphone/ask';

let isStopped = false;

function access(error: string | undefined, state: PermissionState = 'granted'): MicrophoneAccess {
  const track = {
    stop: () => {
      isStopped = true;
    },
  };
  const stream: unknown = { getTracks: () => [track] };
  const refusal = Object.assign(new Error('No'), { name: error });
  return {
    mediaDevices: {
      getUserMedia: () => (error ? Promise.reject(refusal) : Promise.resolve(stream as MediaStream)), // only getTracks is called
    },
    permissions: { query: () => Promise.resolve({ state } as PermissionStatus) }, // only the state is read
  };
}

test('a microphone that is allowed is let go at once', async () => {
  expect(await askForMicrophone(access(undefined))).toBe('granted');
  expect(isStopped).toBe(true);
});

test.each([
  ['NotAllowedError', 'denied', 'denied'],
  ['NotAllowedError', 'prompt', 'dismissed'],
  ['NotFoundError', 'granted', 'missing'],
  ['NotReadableError', 'granted', 'missing'],
] as const)('%s with the permission %s is told as %s', async (error, state, answer) => {
  expect(await askForMicrophone(access(error, state))).toBe(answer);
});
