import type { ControlParts } from './control/control-front';
import { createEventFaults } from './faults/event-faults';
import { createFaultActions, type FaultTargets, type SipTarget } from './faults/fault-actions';
import { createFaultBox, type FaultBox } from './faults/fault-box';
import { createGateway, type Gateway } from './gateway/gateway';
import { type LifeTimes, PLATFORM_LIFE_TIMES } from './gateway/life-timers';
import { createCodeStore } from './oauth/code-store';
import { createTokenStore, type TokenStore } from './oauth/token-store';
import type { TokenResponse } from './oauth/token-types';
import { createWsTokens } from './oauth/ws-tokens';
import type { PlatformParts } from './platform-front';
import { createRateLimiter, RATE_LIMITS } from './rest/rate-limits';
import { createRestService, userKey } from './rest/rest-service';
import type { RateGroup } from './rest/rest-types';
import type { Account } from './world/account';
import type { MediaMeter } from './world/line';
import { realScheduler } from './world/scheduler';
import type { Switches } from './world/switches';
import { createWorld, type World } from './world/world';

/** What a simulator is started with. Everything may be left out. */
export interface SimulatorOptions {
  /** TLS port on loopback; 0 (the default) picks a free one. */
  readonly port?: number;
  readonly account?: Account;
  readonly switches?: Partial<Switches>;
  /** Registered redirect URIs, compared character for character; empty accepts any. */
  readonly redirectUris?: readonly string[];
  readonly rateLimits?: Partial<Record<RateGroup, number>>;
  readonly gatewayTimes?: Partial<LifeTimes>;
  /** How long a call outlives the SIP socket of its device. Unit: milliseconds. */
  readonly callGraceMs?: number;
}

/** The simulator without its sockets. */
export interface Parts {
  readonly world: World;
  readonly faults: FaultBox;
  readonly gateway: Gateway;
  readonly platform: Omit<PlatformParts, 'addressesFor'>;
  readonly control: ControlParts;
}

/** What the SIP front contributes. */
export interface SipParts extends SipTarget {
  readonly meter: MediaMeter;
}

/** Builds a world and a way to reach it; `withSip` starts the phone network's front on it. */
export function createParts(options: SimulatorOptions, withSip: (world: World) => SipParts): Parts {
  const world = createWorld({
    scheduler: realScheduler,
    seed: Date.now(),
    ...(options.account && { account: options.account }),
    ...(options.switches && { switches: options.switches }),
  });
  const { nowMs } = realScheduler;
  const faults = createFaultBox();
  const limiter = createRateLimiter(nowMs, { ...RATE_LIMITS, ...options.rateLimits });
  const tokens = createTokenStore(nowMs);
  const rest = createRestService({ world, limiter, faults });
  const gateway = createGateway({ world, faults, rest, times: { ...PLATFORM_LIFE_TIMES, ...options.gatewayTimes } });
  world.onNotification(createEventFaults(faults, realScheduler, gateway.publish));
  const sip = withSip(world);
  return {
    world,
    faults,
    gateway,
    platform: {
      account: world.account,
      codes: createCodeStore(nowMs),
      tokens,
      wsTokens: createWsTokens(nowMs),
      redirectUris: options.redirectUris ?? [],
      wsTokenLifeS: () => world.state.switches.wsTokenLifeS,
      rest,
      gateway,
    },
    control: createControl({ world, box: faults, gateway, tokens, limiter, sip }),
  };
}

type ControlTargets = Omit<FaultTargets, 'users'> & { readonly sip: SipParts };

function createControl(targets: ControlTargets): ControlParts {
  const { world, gateway, tokens, limiter, sip } = targets;
  const actions = createFaultActions({ ...targets, users: () => tokens.users().map(userKey) });
  return {
    world,
    putFaults: actions.put,
    clearFaults: actions.clear,
    signIn: (extensionNumber) => signIn(world, tokens, extensionNumber),
    ledger: () => ({ ...world.ledger(sip.meter), subscriptions: gateway.subscriptions() }),
    reset() {
      actions.clear();
      limiter.clear();
      world.reset();
    },
  };
}

/** Opens a session without a browser. Undefined for an unknown extension number. */
function signIn(world: World, tokens: TokenStore, extensionNumber: string | undefined): TokenResponse | undefined {
  const [first] = world.account.extensions;
  const extension =
    extensionNumber === undefined
      ? first
      : world.account.extensions.find((each) => each.extensionNumber === extensionNumber);
  // `*`: the session belongs to whatever app uses it.
  return extension && tokens.open({ clientId: '*', extensionId: extension.id });
}
