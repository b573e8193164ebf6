import { isObject } from '../description/validate';

/** What stands in place of a value that may differ: its kind, and for ids which of them it is. */
type Placeholder = string;

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Values that are nobody's business, by name; only their kind is compared. */
const ASIDE = new Set(['uuid', 'subscriptionId', 'ownerId', 'serverId', 'phoneNumber', 'name']);
const ASIDE_WHOLE = 'mobilePickupData';
const TIMES = new Set(['timestamp', 'eventTime']);

/** Which ids are the same id: `extension 1` in one stream may be any extension, but always the same one. */
const IDS: Readonly<Record<string, string>> = {
  accountId: 'account',
  extensionId: 'extension',
  deviceId: 'device',
  telephonySessionId: 'session',
  sessionId: 'legacy session',
};

/**
 * Makes the notifications of a stream comparable: ids become ordinals, party ids keep their number, times, names and
 * numbers become their kind. Everything else, the order of keys included, stays.
 */
export function normalise(stream: readonly unknown[]): readonly unknown[] {
  const known = new Map<string, string[]>();

  function ordinal(kind: string, id: string): Placeholder {
    const ids = known.get(kind) ?? [];
    known.set(kind, ids);
    if (!ids.includes(id)) ids.push(id);
    return `${kind} ${ids.indexOf(id) + 1}`;
  }

  function party(id: string): Placeholder {
    const match = /^p-(.+)-(\d+)$/.exec(id);
    return match ? `party ${match[2]} of ${ordinal('session', `s-${match[1]}`)}` : `no party id: ${id}`;
  }

  function text(name: string, value: string): Placeholder {
    if (name === 'id' || name === 'partyId') return party(value);
    if (name === 'event') return path(value);
    if (name === 'sessionId' && value === '0') return value;
    const kind = IDS[name];
    if (kind !== undefined) return ordinal(kind, value);
    if (TIMES.has(name)) return TIME.test(value) ? 'a time' : `no time: ${value}`;
    return ASIDE.has(name) ? 'a text' : value;
  }

  function path(value: string): Placeholder {
    return value
      .replace(/\/account\/([^/]+)/, (_, id: string) => `/account/${ordinal('account', id)}`)
      .replace(/\/extension\/([^/]+)/, (_, id: string) => `/extension/${ordinal('extension', id)}`);
  }

  function convert(name: string, value: unknown): unknown {
    if (name === ASIDE_WHOLE) return 'aside';
    if (Array.isArray(value)) return value.map((each) => convert(name, each));
    if (isObject(value))
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, convert(key, each)]));
    return typeof value === 'string' ? text(name, value) : value;
  }

  return stream.map((each) => convert('', each));
}
