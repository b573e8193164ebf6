/** Fixed by the key in the manifest. */
export const EXTENSION_ID = 'pmpnhdngnmphkkmnpefamifoihdbmalb';
