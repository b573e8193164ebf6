import type { MobilePickupData, State } from './model';

/** Makes the take-over data that ringing parties of the account carry in the recordings. */
export function mobilePickupData(state: State, extensionId: string): MobilePickupData {
  return {
    ccMailboxes: [extensionId],
    to: `#${state.ids.digits(7)}@sip.ringcentral.com:5060`,
    sid: state.ids.digits(14),
    srvLvl: '-149699523',
    srvLvlExt: '406',
  };
}
