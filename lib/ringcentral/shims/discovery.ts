/**
 * Stands in for the SDK's search for RingCentral's entry points, which begins only with `enableDiscovery`. There are two
 * servers here, named in the manifest and in the policy of our pages: nothing is to be discovered.
 */
export default class UnusedDiscovery {
  constructor() {
    throw new Error('Discovery is not part of this build');
  }
}
