import type { NewPerson } from '../lib/call/commands';
import { type Draft, type DraftContext, type DraftProblem, kept, typedAs } from './draft';
import { findPeople } from './find-people';
import { type ParsedCallee, parseCallee } from './parse-callee';

/** A number as it is, or every number in a text that was selected. */
function readPick(pick: NewPerson, country: string): readonly NewPerson[] {
  const isNumber = /^\+?[\d\s().-]+$/.test(pick.number);
  const found = isNumber ? [] : findPeople(pick.number, country);
  return found.length > 0 ? found : [pick];
}

function judge(person: NewPerson, people: readonly NewPerson[], context: DraftContext): ParsedCallee {
  if (people.length >= context.freePlaces) return { ok: false, reason: 'full' };
  const parsed = parseCallee(typedAs(person), { ...context, listed: people.map(({ number }) => number) });
  if (!parsed.ok) return parsed;
  const name = person.name || parsed.person.name;
  return { ok: true, person: { ...parsed.person, ...kept({ ...person, name }) } };
}

/**
 * Moves people who were pointed at on pages into the list. Who is there already is not added again; what cannot be
 * called goes into the field, each with its reason, except people on the call, who need no calling.
 */
export function addPicked(draft: Draft, context: DraftContext): { draft: Draft; problems: readonly DraftProblem[] } {
  const { picked = [], ...rest } = draft;
  const people = [...draft.people];
  const problems: DraftProblem[] = [];
  for (const person of picked.flatMap((pick) => readPick(pick, context.country))) {
    const parsed = judge(person, people, context);
    if (parsed.ok) people.push(parsed.person);
    else if (parsed.reason !== 'twice-in-list') problems.push({ input: typedAs(person), reason: parsed.reason });
  }
  const left = problems.filter(({ reason }) => reason !== 'already-on-call').map(({ input }) => input);
  const text = [rest.text.trim(), ...left].filter((part) => part !== '').join(', ');
  return { draft: { ...rest, people, text }, problems };
}
