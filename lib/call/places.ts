import type { Person } from './model';

type People = readonly Person[];
type PlaceById = ReadonlyMap<string, number>;

/** Where in the list whoever has such an id stands; of several the first. */
interface Places {
  readonly person: PlaceById;
  /** The session of an original call. */
  readonly session: PlaceById;
  /** The rep's own party there. */
  readonly ownParty: PlaceById;
  readonly conferenceParty: PlaceById;
}

/**
 * Computed from a list and nothing else, and again only where ids have changed: what a notification costs must not grow
 * with the number of people. Gone with its list.
 */
const PLACES = new WeakMap<People, Places>();

function byId(people: People, idOf: (person: Person) => string | undefined): PlaceById {
  const places = new Map<string, number>();
  for (const [place, person] of people.entries()) {
    const id = idOf(person);
    if (id !== undefined && !places.has(id)) places.set(id, place);
  }
  return places;
}

const toPlaces = (people: People): Places => ({
  person: byId(people, ({ id }) => id),
  session: byId(people, ({ leg }) => leg.ids?.sessionId),
  ownParty: byId(people, ({ leg }) => leg.ids?.partyId),
  conferenceParty: byId(people, ({ leg }) => leg.conferencePartyId),
});

/** Finds people in a list by any of their ids. */
export function placesIn(people: People): Places {
  const known = PLACES.get(people);
  if (known) return known;
  const places = toPlaces(people);
  PLACES.set(people, places);
  return places;
}

const hasSameIds = (a: Person | undefined, b: Person): boolean =>
  a?.id === b.id && a.leg.ids === b.leg.ids && a.leg.conferencePartyId === b.leg.conferencePartyId;

/** The list with somebody else, or somebody changed, in one place. */
export function replaceAt(people: People, place: number, person: Person): People {
  const next = people.with(place, person);
  const places = PLACES.get(people);
  if (places && hasSameIds(people[place], person)) PLACES.set(next, places);
  return next;
}
