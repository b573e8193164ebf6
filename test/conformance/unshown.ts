/** A property of an official sample that the simulator never shows, with the reason. Each must be needed. */
export interface Unshown {
  /** Matches `METHOD path place`, parameters in braces. */
  readonly what: RegExp;
  readonly because: string;
}

/** Every property of the official samples that is left out. */
export const UNSHOWN: readonly Unshown[] = [
  {
    what: /presence activeCalls\[\]\.(queueCall|onBehalfOf|callInfo)/,
    because: 'Samples of a call queue and of a delegate; ringcentral-call-control-js, presence.json, has none of them.',
  },
  {
    what: /subscription\S* (records\[\]\.)?deliveryMode\.(address|subscriberKey|encryptionAlgorithm|encryptionKey|registrationId|certificateName)/,
    because: 'Delivery by PubNub and push services; a WebSocket has no address: guide, notifications/websockets.',
  },
  {
    what: /bring-in (from\.name|owner|to\.extensionId)/,
    because: 'A sample of 2020 that shows the own party; recorded: ringcentral-mock, bringInToConferenceRes.json.',
  },
  {
    what: /extensionId\} (profileImage\.(etag|contentType|lastModified|scales)|contact\.pronouncedName)/,
    because: 'Only users who have set a picture, or how their name is spoken, have these.',
  },
];
