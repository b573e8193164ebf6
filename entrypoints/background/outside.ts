import type { ConductorPorts } from '../../lib/conductor/ports';
import type { FromPhone } from '../../lib/phone/phone';
import type { PhoneParts, PlatformHooks } from './deps';
import { instanceIdIn } from './instance-id';
import type { Wired } from './wired';

/** Where what RingCentral tells goes. */
export const platformHooks = (wired: Wired): PlatformHooks => ({
  onPatches: async (patches) => {
    await Promise.all(patches.map((patch) => wired.conductor.handleNotification(patch)));
  },
  onEventsState: (state) => {
    wired.links.handleEvents(state);
    wired.conductor.handleEventsState(state);
  },
  onPenalty: (untilMs) => wired.conductor.handlePenalty(untilMs),
  onBlocked: (isBlocked) => wired.conductor.handleBlocked(isBlocked),
  onAuth: (status) => wired.run(wired.session.handleAuthChange(status)),
});

function handlePhone({ links, presence, sound, conductor, hub }: Wired, message: FromPhone): void {
  links.handlePhone(message);
  presence.handlePhone(message);
  sound.handlePhone(message);
  if (message.kind === 'levels') hub.broadcastLevels({ microphone: message.microphone, quality: message.quality });
  else if (message.kind !== 'devices') conductor.handlePhone(message);
}

/** What the phone needs, and where what it tells goes. */
export const phoneParts = (wired: Wired): PhoneParts => ({
  provision: wired.sip.get,
  forgetProvision: wired.sip.forget,
  instanceId: () => instanceIdIn(wired.deps.items),
  onMessage: (message) => handlePhone(wired, message),
  onSilent: (isSilent) => wired.conductor.handlePhoneSilent(isSilent),
  onLost: () => {
    wired.links.handlePhoneLost();
    wired.sound.handlePhoneLost();
    wired.conductor.handlePhoneLost();
  },
});

/** What the conductor works with. */
export const conductorPorts = (wired: Wired, kept: Pick<ConductorPorts, 'store' | 'record'>): ConductorPorts => ({
  telephony: wired.platform.telephony,
  phone: wired.phone,
  events: wired.links.follow(wired.platform.events, () => wired.conductor.handleEventsState('live')),
  ...kept,
  clock: wired.deps.clock,
  setAlarm: (dueMs) => wired.run(wired.deps.browser.setAlarm('due', dueMs)),
  log: wired.deps.log,
});
