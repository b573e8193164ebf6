import { forgetAttempts } from './attempts';
import { newLeg } from './empty';
import type { Fact, LegFact } from './facts';
import { type Incoming, isRinging } from './incoming';
import { concludeIncoming, stopIncoming } from './incoming-end';
import { wantLook } from './looks';
import type { Call, Person } from './model';
import { replayLoose } from './reduce-party';
import { beginCall } from './reduce-wish';

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

/** Wishes about calls that ring. */
export type IncomingFact = Of<'answerWished' | 'refuseWished' | 'ringSet'>;

/** Is it a wish about calls that ring? */
export const isAboutIncoming = (fact: Fact): fact is IncomingFact =>
  fact.kind === 'answerWished' || fact.kind === 'refuseWished' || fact.kind === 'ringSet';

const CALLER = /^\+?[0-9]{3,15}$/;

const isOpen = (call: Call): boolean => call.id !== '' && !call.over;

/** A call that begins to ring. Where the rep did not ask for it, it rings on their other devices only. */
function begin(call: Call, fact: LegFact, bootId: string, atMs: number): Call {
  const { caller, ids, tag } = fact;
  if (!caller || !call.ringsHere || fact.state !== 'ringing' || call.rung.tags.includes(tag)) return call;
  const number = CALLER.test(caller.number) ? caller.number : '';
  const id = `i${call.rung.count + 1}`;
  const incoming: Incoming = { id, tag, bootId, number, name: caller.name, atMs, wish: 'none', ...(ids && { ids }) };
  return { ...call, rung: { ...call.rung, count: call.rung.count + 1 }, incoming: [...call.incoming, incoming] };
}

/** What the phone says of a leg that somebody else began and that is no person of ours yet. */
export function reduceIncomingLeg(call: Call, fact: LegFact, bootId: string, atMs: number): Call {
  const known = call.incoming.find(({ tag }) => tag === fact.tag);
  if (!known) return begin(call, fact, bootId, atMs);
  return fact.state === 'ended' ? stopIncoming(call, known, atMs) : call;
}

/** Another life of the phone, or none: what rang in the one before does not ring here. */
export const loseIncoming = (call: Call, bootId: string, atMs: number): Call =>
  call.incoming
    .filter((incoming) => incoming.bootId !== bootId)
    .reduce((next, incoming) => stopIncoming(next, incoming, atMs), call);

const toPerson = (call: Call, { tag, bootId, number, name, ids, own }: Incoming, atMs: number): Person => ({
  id: `p${call.people.length + 1}`,
  number,
  name,
  isSomeoneElse: false,
  isCaller: true,
  wish: 'in',
  outAtMs: 0,
  generation: 1,
  bringIn: 'by-hand',
  leg: { ...newLeg(tag), bootId, sip: 'ringing', ...(ids && { ids }), ...(own && { own }) },
  phase: 'ringing',
  phaseAtMs: atMs,
});

/** The one who calls becomes a person, and the only one who is heard. Whoever was heard before waits in silence. */
function answer(call: Call, fact: Of<'answerWished'>): Call {
  const { atMs, callId } = fact;
  const incoming = call.incoming.find(({ id }) => id === fact.incomingId);
  if (!incoming) return call;
  const open = isOpen(call) ? call : beginCall(call, { callId, bringIn: 'on-answer', mode: 'one-to-one', atMs });
  const person = toPerson(open, incoming, atMs);
  const left = { ...open, incoming: open.incoming.filter(({ id }) => id !== incoming.id) };
  const next: Call = { ...left, people: [...left.people, person], host: { ...left.host, talkTo: person.id } };
  const heard = forgetAttempts(next, (key) => key.startsWith('audio:'));
  if (!incoming.ids) return heard;
  const { sessionId } = incoming.ids;
  return replayLoose(wantLook(heard, `call:${sessionId}`, atMs), sessionId);
}

function setRinging(call: Call, ringsHere: boolean): Call {
  if (call.ringsHere === ringsHere) return call;
  return { ...call, ringsHere, incoming: ringsHere ? call.incoming : call.incoming.filter((call) => !isRinging(call)) };
}

/** Wishes about calls that ring, and about whether any do. */
export function reduceIncoming(call: Call, fact: IncomingFact): Call {
  switch (fact.kind) {
    case 'answerWished':
      return answer(call, fact);
    case 'refuseWished': {
      const wish = (was: Incoming): Incoming => (was.id === fact.incomingId ? { ...was, wish: fact.wish } : was);
      return { ...call, incoming: call.incoming.map(wish) };
    }
    case 'ringSet':
      return setRinging(call, fact.ringsHere);
  }
}

/** It rings longer than any network allows, and its end was lost; or nobody could be asked who took it. */
export function giveUpIncoming(call: Call, incomingId: string, atMs: number): Call {
  const gone = call.incoming.find(({ id }) => id === incomingId);
  return gone ? concludeIncoming(call, gone, atMs) : call;
}
