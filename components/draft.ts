import type { NewPerson } from '../lib/call/commands';
import type { RefusalReason } from '../lib/call/reasons';
import { type CalleeContext, parseCallee } from './parse-callee';

/** A call that is being put together. The entrypoint keeps it, so that closing the popup loses nothing. */
export interface Draft {
  readonly people: readonly NewPerson[];
  /** Typed and not yet added. */
  readonly text: string;
  readonly callerId?: string | undefined;
  /** Pointed at on pages, not judged yet. */
  readonly picked?: readonly NewPerson[] | undefined;
}

/** One entry that cannot be called, and why. */
export interface DraftProblem {
  readonly input: string;
  readonly reason: RefusalReason;
}

export const EMPTY_DRAFT: Draft = { people: [], text: '' };

/** The judge of numbers without the list, which the draft itself brings. */
export interface DraftContext extends Omit<CalleeContext, 'listed'> {
  /** Places left beside the rep and those on the call. */
  readonly freePlaces: number;
  /** People who can be named instead of dialled. */
  readonly known?: readonly NewPerson[] | undefined;
}

/** Commas, semicolons and line breaks separate people; `;ext=` belongs to its number. */
const SEPARATOR = /[,\n\r\t]+|;(?!ext=)/i;

/** What stands between the separators of a text, each part as it was typed. */
export const partsOf = (text: string): readonly string[] =>
  text
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Says whether a text names several people. */
export const hasSeparator = (text: string): boolean => SEPARATOR.test(text);

/** Moves what can be called from the text into the list; the rest stays in the text, each with its reason. */
export function addTyped(draft: Draft, context: DraftContext): { draft: Draft; problems: readonly DraftProblem[] } {
  const people = [...draft.people];
  const problems: DraftProblem[] = [];
  for (const input of partsOf(draft.text)) {
    const parsed = parseOrFind(input, people, context);
    if (!parsed.ok) problems.push({ input, reason: parsed.reason });
    else if (people.length >= context.freePlaces) problems.push({ input, reason: 'full' });
    else people.push(parsed.person);
  }
  return { draft: { ...draft, people, text: problems.map(({ input }) => input).join(', ') }, problems };
}

/** What somebody would type to call this person. */
export const typedAs = ({ number, extension }: NewPerson): string =>
  extension === undefined ? number : `${number} x${extension}`;

/** Puts people on the list who are known by number and name, each judged as if typed; the typed text stays. */
export function addPeople(draft: Draft, people: readonly NewPerson[], context: DraftContext) {
  const problems: DraftProblem[] = [];
  let list = draft.people;
  for (const person of people) {
    const added = addTyped({ ...draft, people: list, text: typedAs(person) }, { ...context, known: [] });
    list = [...list, ...added.draft.people.slice(list.length).map((who) => ({ ...who, ...kept(person) }))];
    problems.push(...added.problems.map((problem) => ({ ...problem, input: person.name || problem.input })));
  }
  return { draft: { ...draft, people: list }, problems };
}

/** What stays with somebody, whatever their number turns out to be. */
export const kept = ({ name, crm }: NewPerson): Pick<NewPerson, 'name' | 'crm'> => ({ name, ...(crm && { crm }) });

/** Takes one person out of the list. */
export function withoutPerson(draft: Draft, index: number): Draft {
  return { ...draft, people: draft.people.filter((_, position) => position !== index) };
}

function parseOrFind(input: string, people: readonly NewPerson[], context: DraftContext) {
  const judge = { ...context, listed: people.map(({ number }) => number) };
  const wanted = input.toLowerCase();
  const found = (context.known ?? []).filter(({ name }) => name.toLowerCase().startsWith(wanted));
  const [only] = found;
  if (only === undefined || found.length > 1) return parseCallee(input, judge);
  const isConfirmed = context.confirmed?.includes(input) === true;
  const parsed = parseCallee(only.number, isConfirmed ? { ...judge, confirmed: [only.number] } : judge);
  return parsed.ok ? { ok: true as const, person: { ...only, ...parsed.person, name: only.name } } : parsed;
}
