import * as v from 'valibot';
import type { StorageArea } from './area';
import { type Policy, policySchema, type Settings } from './shapes';

/** Where the browser keeps what an administrator chose. */
export interface PolicyArea {
  get(key: null): ReturnType<StorageArea['get']>;
}

/** Where nobody administers anything. */
export const NO_POLICY: PolicyArea = { get: async () => ({}) };

/** Reads what an administrator chose; nothing where the browser has no such place. */
export const createPolicyReader = (area: PolicyArea) => async (): Promise<Policy> =>
  v.parse(policySchema, await area.get(null).catch(() => ({})));

/** Puts the administrator's choices over the rep's. */
export function applyPolicy(settings: Settings, { server, clientId, removal, bringIn }: Policy): Settings {
  return {
    ...settings,
    server: server ?? settings.server,
    clientId: clientId ?? settings.clientId,
    removal: removal ?? settings.removal,
    bringIn: bringIn ?? settings.bringIn,
  };
}

/** The administrator's sites come first. The browser asks the rep for them too, unless it is told not to. */
export const withPolicySites = (sites: readonly string[], policy: Policy): readonly string[] => [
  ...policy.sites,
  ...sites.filter((site) => !policy.sites.includes(site)),
];
