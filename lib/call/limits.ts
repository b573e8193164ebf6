/** Every number that the core decides by, in one place. Units are in the names. */

/** Parties of a conference, the host included. Source: RingCentral developer guide, "Conference calls". */
export const CAPACITY = 10;
/** How long RingCentral waits for the host's INVITE before it ends a new conference. Source: same guide ("38 seconds"). */
export const HOST_DIAL_IN_MS = 38_000;

/** Microphone, phone and subscription must be ready by then, or the start fails with a reason. */
export const PREPARE_MS = 20_000;
/** Not idempotent and with nothing to look at, so a lost answer is answered by a new attempt. */
export const MAX_CREATES = 3;
/** Repeats of one bring-in that was proved not done, or refused because the host was not in yet. */
export const MAX_BRING_INS = 3;
/** A read proves that a bring-in was not done only if it began this long after the attempt. */
export const BRING_IN_SETTLE_MS = 5_000;
/** A party missing from the conference counts only in reads begun this long after the last bring-in: reads lag. */
export const MISSING_SETTLE_MS = 4_000;
/** Two reads must agree before a missing party has left. */
export const MISSING_READS = 2;
/** Without a word from the phone for this long, we ask for its statement. */
export const DIAL_SILENCE_MS = 5_000;
/** A leg that nobody can prove to exist is given up after this. */
export const DIAL_GIVE_UP_MS = 60_000;
/** A DELETE that an event or a look has not confirmed by then is repeated by the second way. */
export const REMOVE_CONFIRM_MS = 4_000;
/** Both ways tried and still there: the row comes back with "Could not remove". */
export const REMOVE_GIVE_UP_MS = 20_000;
/** The same, where a DELETE was accepted and no read came back since: longer than a rate group is silent. */
export const REMOVE_UNSEEN_MS = 90_000;
/** Everybody gone so soon after the rep was let go: leaving ended it. */
export const ENDED_BY_LEAVING_MS = 3_000;
/** After this, ending is reported as not confirmed. */
export const END_GIVE_UP_MS = 15_000;
/** Leaving that nobody confirmed: the rep is told and may end it instead. */
export const LEAVE_GIVE_UP_MS = 15_000;

/** Reconciling reads while events arrive. */
export const AUDIT_MS = 30_000;
/** Reconciling reads while they do not. */
export const AUDIT_WITHOUT_EVENTS_MS = 5_000;
/** An extension of the account answers unseen by the extension's own events: ask this often while it rings. */
export const INTERNAL_RING_LOOK_MS = 2_000;
/** Shared by everybody who rings: at most 20 such reads a minute. */
export const INTERNAL_RING_SHARE_MS = 3_000;
/** "Could not be reached" is told this late: the platform's reason often comes after the end of the leg. */
export const UNEXPLAINED_MS = 1_500;
/** The same, where no read of the call came back meanwhile. */
export const UNEXPLAINED_UNSEEN_MS = 5_000;
/** A leg that ended without a word is looked at after this. */
export const LATE_REASON_MS = 700;
/** An accepted request whose event is late is looked at after this. */
export const LATE_EVENT_MS = 2_000;
/** A read without an answer is asked again after this. */
export const LOOK_DEADLINE_MS = 12_000;
/** Pause after a read that failed. */
export const LOOK_RETRY_MS = 3_000;
/** An interruption that is over sooner is not worth a word. */
export const INTERRUPTION_MS = 1_000;
/** Unconfirmed for this long after a fault: marked stale. */
export const STALE_MS = 10_000;
/** "Check now" is heard at most this often. */
export const CHECK_NOW_MS = 5_000;
/** `joining` older than this reads as checking. */
export const JOINING_MS = 15_000;
/** Requests to the phone that were not confirmed are sent again after this. */
export const PHONE_REPEAT_MS = 2_000;
/** A request that may be repeated (DELETE) waits this long, doubled each time up to the cap. */
export const REPEAT_MS = 5_000;
export const REPEAT_CAP_MS = 20_000;

/** Facts about sessions nobody knows yet are kept this long, for this many sessions. */
export const LOOSE_MS = 60_000;
export const LOOSE_SESSIONS = 50;
export const TIMELINE_KEPT = 5;
/** Entries that wait to be stored; where storing fails for good, the oldest make room. */
export const UNRECORDED_KEPT = 300;
/** Entries stored at once. */
export const RECORD_BATCH = 50;
/** Storing that fails this often in one call is tried again only with the next. */
export const MAX_RECORD_TRIES = 20;
/** A call that lasts this long asks whether it was forgotten. Unit: milliseconds. */
export const LONG_CALL_MS = 4 * 3_600_000;
/** Calls of the rep on other devices that are shown. */
export const ELSEWHERE_KEPT = 3;
export const RESULTS_KEPT = 100;
/** Dialled digits up to this length are an extension of the account. */
export const EXTENSION_DIGITS = 6;
/** Phone and subscription stay ready this long after the popup was opened. */
export const WARM_MS = 120_000;

/** A card whose end was lost goes after this: no network lets a phone ring longer. */
export const INCOMING_GIVE_UP_MS = 180_000;
/** So many calls that rang are remembered by their tags. */
export const RUNG_KEPT = 20;
/** A call that rings no more counts as missed after this, where nobody could tell who took it. */
export const INCOMING_UNTOLD_MS = 6_000;
/** The order to ring is repeated, because nothing confirms it. */
export const RING_AGAIN_MS = 5_000;
/** A phone that waits for calls mends itself; it is opened anew this often. */
export const RING_OPEN_MS = 60_000;
/** A worker that was just woken hears of the phone that is already there within this. */
export const RING_SETTLE_MS = 3_000;
