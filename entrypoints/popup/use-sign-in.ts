import { useState } from 'preact/hooks';
import type { ExtensionClient } from '../../lib/messaging/extension-client';
import type { SignIn } from '../../lib/messaging/protocol';

/** Signing in from a page of ours: how it goes, and the way to begin. */
export function useSignIn(source: ExtensionClient, signIn: SignIn | undefined) {
  const [hasFailed, setFailed] = useState(false);
  const ask = async (): Promise<void> => {
    setFailed(false);
    const outcome = await source.client.request({ kind: 'signIn' });
    // Closing RingCentral's window is an answer, not a failure.
    setFailed(!outcome.ok && outcome.problem !== 'cancelled');
  };
  const isBusy = signIn?.kind === 'signing-in';
  const state = isBusy ? 'busy' : hasFailed ? 'failed' : 'idle';
  return { state, begin: () => void ask() } as const;
}
