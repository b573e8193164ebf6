/**
 * Hosts the phone. Here `chrome.runtime` messaging is the only extension API, so the bare object is used.
 * The document outlives the background; its legs end with it.
 */
import { toPortLike } from '../../lib/messaging/port-like';
import { Audio } from '../../lib/phone/audio';
import { createLevels } from '../../lib/phone/levels';
import { PhoneEndOfLink } from '../../lib/phone/link';
import { createPhone } from '../../lib/phone/phone-core';
import { isConnectRequest, isOwnBackground, PHONE_PORT } from '../../lib/phone/port';
import { Ringer } from '../../lib/phone/ringer';
import { WebPhoneAdapter } from '../../lib/phone/web-phone';
import { systemClock } from '../../lib/shared/clock';

const clock = systemClock;
const ringer = new Ringer({
  createContext: () => new AudioContext(),
  after: (delayMs, run) => clock.after(delayMs, run),
});
const audio = new Audio({ devices: navigator.mediaDevices, document, clock, ringer });
const webPhone = new WebPhoneAdapter({ audio, clock, random: Math.random });

const link = new PhoneEndOfLink({
  connect: () => toPortLike(chrome.runtime.connect({ name: PHONE_PORT })),
  clock,
  phone: () => phone,
  onLost: () => watch(false),
});
audio.onDevices((states) => link.publishDevices(states));
const watch = createLevels({ audio, clock, send: (levels) => link.publishLevels(levels) });
const phone = createPhone({
  webPhone,
  audio,
  bootId: crypto.randomUUID(),
  emit: (event) => link.publish(event),
  watch,
});

chrome.runtime.onMessage.addListener((message: unknown, sender, respond) => {
  if (!isConnectRequest(message) || !isOwnBackground(sender, chrome.runtime.id)) return;
  link.reattach();
  respond('ok');
});

addEventListener('online', () => webPhone.networkChanged());
// A rejection inside web-phone's own listeners reaches nobody; each of its consequences has a deadline of ours.
addEventListener('unhandledrejection', (event) => event.preventDefault());

/** The rep may allow or forbid the microphone in the browser's settings at any time. */
async function watchPermission(): Promise<void> {
  const permission = await navigator.permissions.query({ name: 'microphone' });
  permission.addEventListener('change', () => audio.permissionChanged(permission.state === 'granted'));
}

void watchPermission(); // a browser that cannot tell answers at the next attempt to open it
link.attach();
