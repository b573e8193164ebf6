import type { ApiCall, ApiRequest, Sent } from '../../lib/ringcentral/api';
import { createGate } from '../../lib/ringcentral/gate';
import type { GateMemory } from '../../lib/ringcentral/gate-memory';
import { toOutcome } from '../../lib/ringcentral/outcomes';
import { createReach } from '../../lib/ringcentral/reach';
import { createRequest } from '../../lib/ringcentral/request';
import type { Clock } from '../../lib/shared/clock';
import { failure } from '../../lib/shared/outcome';
import { handleRest, rateGroupOf } from '../simulator/rest/handle-rest';
import { createRateLimiter } from '../simulator/rest/rate-limits';
import type { RestResponse } from '../simulator/rest/rest-types';
import type { World } from '../simulator/world/world';

/**
 * What may go wrong with one request: lost on the way there, or on the way back; refused by somebody on the way, with
 * a page of HTML where `isPage`; done at once and answered late.
 */
export type RequestFate =
  | 'done'
  | 'request-lost'
  | 'answer-lost'
  | { readonly status: number; readonly retryAfterS?: number; readonly isPage?: boolean }
  | { readonly lateMs: number };

export interface Executed {
  readonly call: ApiCall;
  readonly status: number;
  readonly atMs: number;
}

interface NetworkOptions {
  readonly world: World;
  readonly clock: Clock;
  /** Decides the fate of a request; the number counts from 0. */
  readonly fate?: ((call: ApiCall, number: number) => RequestFate) | undefined;
  /** There and back. */
  readonly latencyMs: number;
  /** Requests pass our own gate, and RingCentral counts them. */
  readonly hasRateLimits: boolean;
}

/** What a life of the worker brings along. */
interface Caller {
  readonly clock: Clock;
  readonly isAlive: () => boolean;
  readonly onPenalty: (untilMs: number | null) => void;
  readonly onBlocked: (isBlocked: boolean) => void;
}

const LOST_AFTER_MS = 10_000;

/** RingCentral's REST without a socket, on the clock of the test. */
export class Network {
  readonly requests: ApiCall[] = [];
  /** What RingCentral really did, lost answers included. */
  readonly executed: Executed[] = [];
  readonly #options: NetworkOptions;
  #kept: unknown;
  readonly #limiter: ReturnType<typeof createRateLimiter>;

  constructor(options: NetworkOptions) {
    this.#options = options;
    this.#limiter = createRateLimiter(options.clock.nowMs);
  }

  /** The way in for one life of the worker: a dead one hears no answers. */
  requestFor({ clock, isAlive, onPenalty, onBlocked }: Caller): ApiRequest {
    const reach = createReach({ clock, isOnline: () => true, onBlocked });
    const send = (call: ApiCall): Promise<Sent> =>
      new Promise((done) => {
        void this.#send(call).then((sent) => isAlive() && done(sent));
      });
    if (this.#options.hasRateLimits) {
      const gate = createGate({ clock, onPenalty, memory: this.#memoryOf(isAlive) });
      return createRequest({ send, gate, clock, reach });
    }
    return async (call) => {
      const sent = await send(call);
      reach.learn(sent);
      return 'answer' in sent ? toOutcome(sent.answer, clock.nowMs()) : sent.failure;
    };
  }

  /** What a gate keeps outlives the worker; a dead one writes nothing. */
  #memoryOf(isAlive: () => boolean): GateMemory {
    return {
      load: async () => structuredClone(this.#kept),
      save: async (state) => {
        if (isAlive()) this.#kept = structuredClone(state);
      },
    };
  }

  #send(call: ApiCall): Promise<Sent> {
    const { latencyMs, fate } = this.#options;
    const fated = fate?.(call, this.requests.length) ?? 'done';
    this.requests.push(call);
    const lost: Sent = { failure: failure('unknown'), isFault: false };
    if (fated === 'request-lost') return this.#later(LOST_AFTER_MS, () => lost);
    return this.#later(latencyMs / 2, () => this.#execute(call, fated)).then((response) => {
      const isLost = fated === 'answer-lost';
      const lateMs = typeof fated === 'object' && 'lateMs' in fated ? fated.lateMs : latencyMs / 2;
      return this.#later(isLost ? LOST_AFTER_MS : lateMs, () => (isLost ? lost : toSent(response)));
    });
  }

  #later<T>(afterMs: number, give: () => T): Promise<T> {
    return new Promise((done) => {
      this.#options.clock.after(afterMs, () => done(give()));
    });
  }

  #execute(call: ApiCall, fate: RequestFate): RestResponse {
    const response = typeof fate === 'object' && 'status' in fate ? toRefusal(fate) : this.#answer(call);
    this.executed.push({ call, status: response.status, atMs: this.#options.clock.nowMs() });
    return response;
  }

  #answer({ method, path, body, query }: ApiCall): RestResponse {
    const { world, hasRateLimits } = this.#options;
    const group = rateGroupOf(method, path);
    const verdict = hasRateLimits && group ? this.#limiter.count('rep', group) : undefined;
    if (verdict?.retryAfterS !== undefined) return toRefusal({ status: 429, retryAfterS: verdict.retryAfterS });
    const extensionId = world.account.extensions[0]?.id ?? '';
    const response = handleRest(world, { method, path, extensionId, ...(body && { body }), ...(query && { query }) });
    return { ...response, headers: { ...response.headers, ...verdict?.headers } };
  }
}

/** A page of HTML has no JSON to read. */
const PAGE = Symbol('a page of HTML');

const toRefusal = (fate: Exclude<RequestFate, string | { readonly lateMs: number }>): RestResponse => ({
  status: fate.status,
  ...(fate.isPage && { body: PAGE }),
  ...(fate.retryAfterS !== undefined && { headers: { 'Retry-After': String(fate.retryAfterS) } }),
});

function toSent({ status, headers = {}, body }: RestResponse): Sent {
  const known = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const isReadable = body !== PAGE;
  const reader = { get: (name: string) => known.get(name.toLowerCase()) ?? null };
  return { answer: { status, headers: reader, body: isReadable ? body : undefined, isReadable } };
}
