import type { PreflightView } from '../../components/popup';
import type { Status } from '../../lib/messaging/protocol';

/** What the background and the browser say about being ready, as the lines of the popup need it. */
export function toPreflight({ signIn, phone, events, devices }: Status, microphone: PermissionState): PreflightView {
  const isSignedIn = signIn.kind === 'signed-in';
  return { isSignedIn, signedInUntilMs: isSignedIn ? signIn.untilMs : null, microphone, phone, events, devices };
}
