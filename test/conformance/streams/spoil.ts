import type { Envelope } from '../../simulator/world/notification';
import { isObject } from '../description/validate';

/** A stream in which one thing is wrong. */
export interface Spoilt {
  readonly how: string;
  readonly stream: readonly unknown[];
}

/** Ways to spoil a stream: every property lost or renamed, and a few values that matter. */
export function spoilStream(stream: readonly Envelope[]): readonly Spoilt[] {
  const whole: Spoilt[] = [
    { how: 'the last notification is lost', stream: stream.slice(0, -1) },
    {
      how: 'two notifications change places',
      stream: [...stream.slice(1, 2), ...stream.slice(0, 1), ...stream.slice(2)],
    },
  ];
  return [...whole, ...stream.flatMap((_, at) => [...spoilKeys(stream, at), ...spoilValues(stream, at)])];
}

function spoilKeys(stream: readonly Envelope[], at: number): readonly Spoilt[] {
  return objectsWithin(stream[at]).flatMap((object, nth) =>
    Object.keys(object).flatMap((name) => [
      { how: `${name} of notification ${at + 1} lost`, stream: changed(stream, at, nth, (copy) => delete copy[name]) },
      {
        how: `${name} of notification ${at + 1} renamed`,
        stream: changed(stream, at, nth, (copy) => {
          copy[`${name}Renamed`] = copy[name];
          delete copy[name];
        }),
      },
    ]),
  );
}

const OTHER_VALUES: Readonly<Record<string, (value: unknown) => unknown>> = {
  sequence: (value) => Number(value) + 1,
  direction: (value) => (value === 'Inbound' ? 'Outbound' : 'Inbound'),
  code: () => 'Parked',
  reason: () => 'Undefined',
  id: (value) => String(value).replace(/\d+$/, '9'),
  event: (value) =>
    String(value)
      .replace(/\/extension\/\d+|$/, '/extension/1')
      .replace(/\/extension\/1$/, ''),
  muted: (value) => !value,
  rcc: (value) => !value,
  eventTime: () => 'yesterday',
};

function spoilValues(stream: readonly Envelope[], at: number): readonly Spoilt[] {
  return objectsWithin(stream[at]).flatMap((object, nth) =>
    Object.keys(object)
      .filter((name) => name in OTHER_VALUES && OTHER_VALUES[name]?.(object[name]) !== object[name])
      .map((name) => ({
        how: `${name} of notification ${at + 1} changed`,
        stream: changed(stream, at, nth, (copy) => {
          copy[name] = OTHER_VALUES[name]?.(copy[name]);
        }),
      })),
  );
}

function changed(
  stream: readonly Envelope[],
  at: number,
  nth: number,
  change: (object: Record<string, unknown>) => unknown,
): readonly unknown[] {
  const copy: unknown[] = structuredClone([...stream]);
  change(objectsWithin(copy[at])[nth] as Record<string, unknown>);
  return copy;
}

/** The objects in a notification but what is compared only as a whole. */
function objectsWithin(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(objectsWithin);
  if (!isObject(value)) return [];
  const inner = Object.entries(value).filter(([name]) => name !== 'mobilePickupData');
  return [value, ...inner.flatMap(([, each]) => objectsWithin(each))];
}
