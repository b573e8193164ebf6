import { expect, test } from 'vitest';
import { NOTHING, newPerson } from '../../../lib/call/empty';
import type { Leg, Person } from '../../../lib/call/model';
import { placesIn, replaceAt } from '../../../lib/call/places';

const person = (index: number, leg: Partial<Leg> = {}): Person => {
  const fresh = newPerson(NOTHING, index, { name: '', number: `+1650555010${index}` }, 0);
  return { ...fresh, leg: { ...fresh.leg, ...leg } };
};
const ids = (session: string) => ({ sessionId: session, partyId: `${session}-1` });

test('everybody is found by each of their ids, and nobody by an id that nobody has', () => {
  const places = placesIn([person(1), person(2, { ids: ids('s-2'), conferencePartyId: 'p-c' })]);
  expect(places.person.get('p1')).toBe(0);
  expect(places.person.get('p2')).toBe(1);
  expect(places.session.get('s-2')).toBe(1);
  expect(places.ownParty.get('s-2-1')).toBe(1);
  expect(places.conferenceParty.get('p-c')).toBe(1);
  expect(places.session.has('s-2-1')).toBe(false);
  expect(places.conferenceParty.has('s-2')).toBe(false);
});

test('of two with the same id the first is found', () => {
  const twice = [person(1, { ids: ids('s-1') }), person(2, { ids: ids('s-1') })];
  expect(placesIn(twice).session.get('s-1')).toBe(0);
});

test('whoever is dialled again is found by the new ids and not by the old', () => {
  const before = [person(1, { ids: ids('s-1'), conferencePartyId: 'p-c' }), person(2, { ids: ids('s-2') })];
  expect(placesIn(before).session.get('s-1')).toBe(0);
  const after = replaceAt(before, 0, person(1, { ids: ids('s-3') }));
  expect(placesIn(after).session.get('s-3')).toBe(0);
  expect(placesIn(after).session.has('s-1')).toBe(false);
  expect(placesIn(after).conferenceParty.has('p-c')).toBe(false);
  expect(placesIn(after).session.get('s-2')).toBe(1);
  expect(placesIn(before).session.get('s-1')).toBe(0);
});

test('somebody who changed otherwise is not looked for anew, however long the list', () => {
  const before = [person(1, { ids: ids('s-1') })];
  const places = placesIn(before);
  const [first] = before;
  const after = replaceAt(before, 0, { ...(first ?? person(1)), phase: 'ringing' });
  expect(after[0]?.phase).toBe('ringing');
  expect(placesIn(after)).toBe(places);
});
