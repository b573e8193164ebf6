import type { Registration } from './line';
import type { Contact, Device, State } from './model';

/** Registered instances per extension, every device and tab counted. Source: ringcentral-web-phone, README. */
const MAX_CONTACTS = 5;

/** Makes a web phone for an extension, with fresh credentials at each call. Source: ringcentral-web-phone, README. */
export function provision(state: State, extensionId: string, deviceId?: string): Device {
  const authorizationId = state.ids.digits(15);
  const device: Device = {
    id: deviceId ?? state.ids.digits(12),
    extensionId,
    credentials: {
      username: `${state.account.mainNumber.slice(1)}*${state.ids.digits(3)}`,
      authorizationId,
      password: state.ids.hex(12),
      domain: 'sip.ringcentral.com',
    },
  };
  state.devices.set(authorizationId, device);
  return device;
}

/** REGISTER: new, refreshed or (0 seconds) removed. */
export function register(state: State, registration: Registration): 'ok' | 'too-many' | 'refused' {
  const device = state.devices.get(registration.authorizationId);
  if (!device) return 'refused';
  const key = contactKey(registration);
  if (registration.expiresS <= 0) {
    state.contacts.delete(key);
    return 'ok';
  }
  const others = liveContacts(state, device.extensionId).filter((contact) => contactKey(contact.registration) !== key);
  if (others.length >= MAX_CONTACTS) return 'too-many';
  state.contacts.set(key, {
    registration,
    extensionId: device.extensionId,
    expiresAtMs: state.nowMs() + registration.expiresS * 1000,
    reachable: true,
  });
  return 'ok';
}

/** A socket closed: the contact cannot be reached any more, but counts until it expires. */
export function loseContact(state: State, contact: Pick<Registration, 'authorizationId' | 'instanceId'>): void {
  const known = state.contacts.get(contactKey(contact));
  if (known) known.reachable = false;
}

/** The contacts of an extension that have not expired. */
export function liveContacts(state: State, extensionId: string): Contact[] {
  const live: Contact[] = [];
  for (const [key, contact] of state.contacts) {
    if (contact.expiresAtMs <= state.nowMs()) state.contacts.delete(key);
    else if (contact.extensionId === extensionId) live.push(contact);
  }
  return live;
}

/** Whether a device may dial: it has a contact that has not expired. */
export function isRegistered(state: State, device: Device): boolean {
  return liveContacts(state, device.extensionId).some(
    (contact) => contact.registration.authorizationId === device.credentials.authorizationId,
  );
}

function contactKey(contact: Pick<Registration, 'authorizationId' | 'instanceId'>): string {
  return `${contact.authorizationId}|${contact.instanceId}`;
}
