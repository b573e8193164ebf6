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

/** What an administrator adds to the rep's own, instead of replacing it. */
type Added = 'sites' | 'finderSites' | 'doNotCall';

/** Names of settings that an administrator may fix. */
export type Fixable = Exclude<keyof Policy, Added>;

const isFixed = ([, value]: readonly [string, unknown]): boolean => value !== undefined;

/** What holds, and nothing about what the rep may still choose. */
function fixed({ sites: _, finderSites: __, doNotCall: ___, ...rest }: Policy): Partial<Pick<Settings, Fixable>> {
  return Object.fromEntries(Object.entries(rest).filter(isFixed));
}

/** Says of each setting whether an administrator fixed it: shown as locked, not changed. */
export const lockedBy = (policy: Policy): Readonly<Partial<Record<keyof Settings, boolean>>> =>
  Object.fromEntries(Object.keys(fixed(policy)).map((name) => [name, true]));

/** Puts the administrator's choices over the rep's. */
export const applyPolicy = (settings: Settings, policy: Policy): Settings => ({
  ...settings,
  ...fixed(policy),
  doNotCall: [...new Set([...policy.doNotCall, ...settings.doNotCall])],
});

/** The administrator's sites come first. The browser asks the rep for them too, unless it is told not to. */
export const withFixedSites = (sites: readonly string[], fixedSites: readonly string[]): readonly string[] => [
  ...fixedSites,
  ...sites.filter((site) => !fixedSites.includes(site)),
];
