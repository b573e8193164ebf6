import type { Gateway } from '../gateway/gateway';
import type { TokenStore } from '../oauth/token-store';
import { RATE_LIMITS, type RateLimiter } from '../rest/rate-limits';
import type { RateGroup } from '../rest/rest-types';
import type { SipFaults } from '../sip/faults';
import type { World } from '../world/world';
import { type FaultBox, numberIn, textIn } from './fault-box';
import type { FaultName, FaultParameters } from './fault-kinds';

/** The SIP front, as far as faults touch it. */
export interface SipTarget {
  setFaults(faults: SipFaults): void;
  dropSockets(): void;
}

/** What faults act upon. */
export interface FaultTargets {
  readonly world: World;
  readonly box: FaultBox;
  readonly gateway: Gateway;
  readonly tokens: TokenStore;
  readonly limiter: RateLimiter;
  readonly sip: SipTarget;
  /** Rate keys of everybody who is signed in. */
  readonly users: () => readonly string[];
}

/** Puts and lifts faults. */
export function createFaultActions(targets: FaultTargets) {
  const { world, box, gateway, tokens, limiter, sip, users } = targets;

  const actions: Partial<Record<FaultName, (parameters: FaultParameters) => void>> = {
    punish: (parameters) => {
      const group = toGroup(textIn(parameters, 'group'));
      for (const user of users()) limiter.punish(user, group);
    },
    dropGateway: () => gateway.drop(),
    halfOpenGateway: () => gateway.fallSilent(),
    gatewayError: (parameters) => gateway.fail(textIn(parameters, 'errorCode') ?? 'WSG-902'),
    expireTokens: () => tokens.expireAccessTokens(),
    revokeTokens: () => tokens.revokeAll(),
    refuseInvite: (parameters) =>
      world.refuseInvites({
        status: numberIn(parameters, 'status'),
        phrase: textIn(parameters, 'phrase') ?? 'Refused',
        count: 'count' in parameters ? numberIn(parameters, 'count') : Number.POSITIVE_INFINITY,
      }),
    dropSip: () => sip.dropSockets(),
    // Checked against the row of the fault list, which lists the SIP front's own properties.
    sip: (parameters) => sip.setFaults(parameters as SipFaults),
  };

  return {
    put(faults: readonly (readonly [FaultName, FaultParameters])[]): void {
      box.put(faults);
      for (const [name, parameters] of faults) actions[name]?.(parameters);
    },
    clear(): void {
      box.clear();
      sip.setFaults({});
      world.refuseInvites({ status: 0, phrase: '', count: 0 });
    },
  };
}

function toGroup(name: string | undefined): RateGroup {
  const groups = Object.keys(RATE_LIMITS) as RateGroup[];
  return groups.find((group) => group === name) ?? 'Light';
}
