/** The RingCentral account that the simulator pretends to be. */
export interface Account {
  readonly id: string;
  readonly brandId: string;
  readonly company: string;
  readonly mainNumber: string;
  readonly extensions: readonly Extension[];
  /** Takes calls to the company and hands them over. */
  readonly attendant: { readonly id: string; readonly name: string };
}

/** One user of the account. */
export interface Extension {
  readonly id: string;
  readonly extensionNumber: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** E.164, the extension's own number. */
  readonly directNumber: string;
}

/** The account used unless a test brings its own. Its first extension is the sales rep who signs in. */
export const DEFAULT_ACCOUNT: Account = {
  id: '400131426008',
  brandId: '1210',
  company: 'Northwind Freight',
  mainNumber: '+18005550100',
  extensions: [
    {
      id: '400131427008',
      extensionNumber: '101',
      firstName: 'Jordan',
      lastName: 'Reyes',
      email: 'jordan.reyes@example.com',
      directNumber: '+16505550101',
    },
    {
      id: '400131428008',
      extensionNumber: '102',
      firstName: 'Mina',
      lastName: 'Okafor',
      email: 'mina.okafor@example.com',
      directNumber: '+16505550102',
    },
  ],
  attendant: { id: '400131429008', name: 'Northwind Freight' },
};

/** The name that the platform shows for an extension. */
export function nameOf(extension: Extension): string {
  return `${extension.firstName} ${extension.lastName}`.trim();
}

/** The extension with this id, or undefined. */
export function findExtension(account: Account, extensionId: string): Extension | undefined {
  return account.extensions.find((extension) => extension.id === extensionId);
}
