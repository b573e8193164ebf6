import WsSubscription from '@rc-ex/ws/subscription';
import * as v from 'valibot';
import { type Failure, failure } from '../shared/outcome';
import { toFailure } from './outcomes';
import type { SavedSubscription } from './resume-state';
import { lenient } from './schema';

/** The subscription was refused, or its answer made no sense. */
export class SubscribeFailed extends Error {
  readonly failure: Failure;

  constructor(reason: Failure) {
    super(`Subscription failed: ${reason.reason}`);
    this.failure = reason;
  }
}

/** Source: developers.ringcentral.com, API reference "Create subscription". */
const subscriptionSchema = v.looseObject({
  id: v.pipe(v.string(), v.minLength(1)),
  disabledFilters: lenient(v.array(v.looseObject({ filter: v.string() }))),
});

/** What RestException of @rc-ex/core carries. */
const refusalSchema = v.looseObject({
  response: v.looseObject({
    status: v.number(),
    data: v.unknown(),
    headers: v.fallback(v.record(v.string(), v.unknown()), {}),
  }),
});

/** The filter that cannot be done without, with `~` or with an id in its place. */
const OWN_EVENTS = /\/extension\/[^/]+\/telephony\/sessions/;

type Socket = ConstructorParameters<typeof WsSubscription>[0];

interface SubscriptionOptions {
  readonly socket: Socket;
  /** The first is needed, the others are welcome. */
  readonly eventFilters: readonly string[];
  readonly onSubscribed: (subscription: SavedSubscription) => void;
}

/** The official subscription without its listener: events are read from the frames themselves (see frames.ts). */
export class DurableSubscription extends WsSubscription {
  readonly #onSubscribed: (subscription: SavedSubscription) => void;

  constructor({ socket, eventFilters, onSubscribed }: SubscriptionOptions) {
    super(socket, [...eventFilters], () => undefined);
    this.#onSubscribed = onSubscribed;
  }

  /** The library's listener throws on events that arrive before the answer to its POST. */
  override setupWsEventListener(): void {
    // Nothing to listen to: see the class.
  }

  /** Takes over a subscription that the recovered connection still has: no request. */
  resume({ id, eventFilters }: SavedSubscription): void {
    this.subscriptionInfo = { id };
    this.eventFilters = [...eventFilters];
  }

  /** Rejects with SubscribeFailed, and with nothing else. */
  override async subscribe(): Promise<void> {
    try {
      await super.subscribe();
    } catch (error) {
      const refusal = toSubscribeFailure(error);
      const canAskForLess = refusal.reason === 'forbidden' && this.eventFilters.length > 1;
      if (!canAskForLess) throw new SubscribeFailed(refusal);
      // An ordinary user may not be allowed to watch the whole account (SUB-406).
      this.eventFilters = this.eventFilters.slice(0, 1);
      return this.subscribe();
    }
    const subscription = v.safeParse(subscriptionSchema, this.subscriptionInfo);
    if (!subscription.success) throw new SubscribeFailed(failure('unknown'));
    const { id, disabledFilters = [] } = subscription.output;
    if (disabledFilters.some(({ filter }) => OWN_EVENTS.test(filter))) throw new SubscribeFailed(failure('forbidden'));
    this.#onSubscribed({ id, eventFilters: this.eventFilters });
  }
}

function toSubscribeFailure(error: unknown): Failure {
  const refusal = v.safeParse(refusalSchema, error);
  if (!refusal.success) return failure('unknown');
  const { status, data, headers } = refusal.output.response;
  const lowerCase = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  const reader = { get: (name: string) => lowerCase.get(name) ?? null };
  return toFailure({ status, body: data, headers: reader, isReadable: true }, Date.now());
}
