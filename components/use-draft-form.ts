import { useEffect, useState } from 'preact/hooks';
import type { NewPerson } from '../lib/call/commands';
import type { Refusal } from '../lib/call/reasons';
import { addTyped, type Draft, type DraftContext, type DraftProblem } from './draft';
import { addPicked } from './picked';
import { useSettling } from './use-settling';

export interface DraftFormInput {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly context: DraftContext;
  /** Starts a call with these people, or adds them to one. */
  readonly submit: (people: readonly NewPerson[]) => Promise<Refusal | null>;
  /** Somebody who is on the call already was named again. */
  readonly onAlready?: (input: string) => void;
}

export interface DraftForm {
  readonly problems: readonly DraftProblem[];
  readonly isBusy: boolean;
  /** A page has just put somebody on the list: a click that is on its way was not meant for them. */
  readonly isSettling: boolean;
  readonly change: (draft: Draft, problems: readonly DraftProblem[]) => void;
  readonly handleSubmit: (event: Event) => void;
}

/** Takes in what is still typed, then submits; a refusal about one person is shown with their number. */
export function useDraftForm({ draft, onDraft, context, submit, onAlready }: DraftFormInput): DraftForm {
  const [problems, setProblems] = useState<readonly DraftProblem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const isSettling = useSettling(draft.picked !== undefined);
  const change = (next: Draft, found: readonly DraftProblem[]) => {
    const isNew = ({ input }: DraftProblem) => !problems.some((old) => old.input === input);
    const again = found.find((problem) => problem.reason === 'already-on-call' && isNew(problem));
    setProblems(found);
    onDraft(next);
    if (again) onAlready?.(again.input);
  };
  useEffect(() => {
    if (!draft.picked) return;
    const added = addPicked(draft, context);
    change(added.draft, added.problems);
  }, [draft.picked]);
  const send = async (people: readonly NewPerson[]) => {
    setBusy(true);
    const refusal = await submit(people).catch((): Refusal => ({ refused: 'disconnected' }));
    setBusy(false);
    setProblems(refusal === null ? [] : [toProblem(refusal, people)]);
  };
  const handleSubmit = (event: Event) => {
    event.preventDefault();
    if (isBusy || isSettling) return;
    const confirmed = problems.filter(({ reason }) => reason === 'premium-unconfirmed').map(({ input }) => input);
    const added = addTyped(draft, { ...context, confirmed });
    const people = added.draft.people.map((person) => confirm(person, confirmed));
    change({ ...added.draft, people }, added.problems);
    if (added.problems.length === 0 && people.length > 0) void send(people);
  };
  return { problems, isBusy, isSettling, change, handleSubmit };
}

/** Asked about once, and meant all the same. */
const confirm = (person: NewPerson, confirmed: readonly string[]): NewPerson =>
  confirmed.includes(labelOf(person)) ? { ...person, isConfirmed: true } : person;

const labelOf = ({ name, number }: NewPerson): string => name || number;

function toProblem({ refused, personIndex }: Refusal, people: readonly NewPerson[]): DraftProblem {
  const person = personIndex === undefined ? undefined : people[personIndex];
  return { input: person ? labelOf(person) : '', reason: refused };
}
