/** What the popup knows about the signed-in account. */
export interface AccountView {
  readonly name: string;
  /** Extension number of the rep. */
  readonly extension: string;
  /** ISO code: how numbers are read and written. */
  readonly country: string;
  /** Numbers that would ring the rep. */
  readonly ownNumbers: readonly string[];
  /** Numbers that may be shown to the people called. */
  readonly callerIds: readonly string[];
}
