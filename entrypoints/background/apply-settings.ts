import type { SipProvision } from './phone-side';
import type { ChosenPlatform } from './platform';
import type { Preferences } from './preferences';
import type { Session } from './session';

interface SettingsParts {
  readonly preferences: Preferences;
  readonly platform: ChosenPlatform;
  readonly session: Session;
  readonly sip: SipProvision;
  readonly builtInClientId: string;
  readonly isInCall: boolean;
}

/** Another server or app takes over only between calls, and nobody stays signed in to the old one. */
export async function applySettings(parts: SettingsParts): Promise<void> {
  const { preferences, platform, session, sip } = parts;
  const { server, clientId } = await preferences.load();
  if (parts.isInCall) return;
  const choice = { server, clientId: clientId || parts.builtInClientId };
  if (session.isSignedIn() && !platform.isChosen(choice)) await session.signOut();
  if (platform.choose(choice)) sip.forget();
}
