/** Stands in for the roots of @rc-ex/core's typed REST client, which nothing here calls. */
export default class UnusedPaths {
  constructor() {
    throw new Error('The typed REST client of @rc-ex/core is not part of this build');
  }
}
