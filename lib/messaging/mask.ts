import type { RowView, Snapshot } from '../call/snapshot';

const SHOWN_DIGITS = 4;
const LOOKS_LIKE_A_NUMBER = /^[+\d\s().\-/]+$/;

/** The last four digits of a number; an internal extension is that short anyway. */
export function maskNumber(number: string): string {
  const digits = number.replace(/\D/g, '');
  return digits.length <= SHOWN_DIGITS ? digits : `••• ${digits.slice(-SHOWN_DIGITS)}`;
}

/** Seven digits or more are a number, wherever in a name they stand and whatever separates them. */
const NUMBER_IN_A_NAME = /\+?\p{Nd}(?:[^\p{L}\p{Nd}]{0,3}\p{Nd}){6,}/gu;

/** A person without a name goes by the number, and a network's name may hold one: neither must leak that way. */
const maskName = (name: string): string =>
  LOOKS_LIKE_A_NUMBER.test(name) ? maskNumber(name) : name.replace(NUMBER_IN_A_NAME, maskNumber);

/** What a person is in one CRM is no other page's business, nor of whoever looks on. */
const withoutCrm = ({ crm: _crm, ...row }: RowView): RowView => row;

/** Somebody as a web page may know them. */
const maskPerson = <T extends { readonly name: string; readonly number: string }>(who: T): T => ({
  ...who,
  name: maskName(who.name),
  number: maskNumber(who.number),
});

const BULLETS = '•••';

/** `Dana Ortiz` → `D••• O•••`: enough for who knows them, nothing for who looks on. */
export const hideName = (name: string): string =>
  LOOKS_LIKE_A_NUMBER.test(name)
    ? hideNumber(name)
    : name
        .split(/\s+/)
        .filter(Boolean)
        .map((word) => (/\p{L}/u.test(word) ? `${Array.from(word)[0]}${BULLETS}` : BULLETS))
        .join(' ');

/** The last two digits tell two people without a name apart. */
export function hideNumber(number: string): string {
  const digits = number.replace(/\D/g, '');
  return digits === '' ? '' : `${BULLETS} ${digits.slice(-2)}`;
}

/** Somebody as they may be seen on a shared screen. */
export const hidePerson = <T extends { readonly name: string; readonly number: string }>(who: T): T => ({
  ...who,
  name: hideName(who.name),
  number: hideNumber(who.number),
});

/** The call as it may be seen on a shared screen, with the mark that it is so. */
export const hideSnapshot = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  rows: snapshot.rows.map(withoutCrm).map(hidePerson),
  incoming: snapshot.incoming.map(hidePerson),
  elsewhere: snapshot.elsewhere.map(hidePerson),
  timeline: snapshot.timeline.map(hidePerson),
  notices: snapshot.callId === '' ? snapshot.notices : [...snapshot.notices, { kind: 'private' }],
});

/** What a web page may see of the call: names, last four digits, handles. Adding people is for the popup. */
export function maskSnapshot(snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    rows: snapshot.rows.map(withoutCrm).map(maskPerson),
    incoming: snapshot.incoming.map(maskPerson),
    elsewhere: snapshot.elsewhere.map(maskPerson),
    timeline: snapshot.timeline.map(maskPerson),
  };
}
