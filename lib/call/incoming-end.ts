import { forgetAttempts } from './attempts';
import type { LookTarget } from './facts';
import { type Incoming, rangRecordId } from './incoming';
import { RUNG_KEPT } from './limits';
import type { Call } from './model';
import { type Told, writeApart, writeDown } from './record-book';
import { isMachine, isMoved, type Sight } from './sight';

/** What became of a call that nobody answered here. */
const TOLD = { none: 'missed', decline: 'declined', voicemail: 'sent-to-voicemail' } as const;

/** The read that tells whether another device took the call; null where nobody can be asked. */
export const lookFor = ({ ids }: Incoming): LookTarget | null => (ids ? `call:${ids.sessionId}` : null);

/** Who has the call, as far as it was seen: someone at another device of the rep, or nobody; null while nothing tells. */
function takenBy(own: Sight | undefined): 'somebody' | 'nobody' | null {
  if (!own || own.status === 'Setup' || own.status === 'Proceeding') return null;
  if (isMachine(own)) return 'nobody';
  return own.status === 'Disconnected' && !isMoved(own) ? 'nobody' : 'somebody';
}

/** Nothing of it is planned, or looked for, any more. */
function forget(call: Call, { id, tag, ...gone }: Incoming): Call {
  const incoming = call.incoming.filter((other) => other.id !== id);
  const rung = { ...call.rung, tags: [...call.rung.tags, tag].slice(-RUNG_KEPT) };
  const next = forgetAttempts({ ...call, incoming, rung }, (key) => key.endsWith(`:${tag}`));
  const target = lookFor({ id, tag, ...gone });
  if (target === null) return next;
  const { [target]: _look, ...looks } = next.looks;
  return { ...next, looks };
}

/** Tells what became of it: in the record as something of its own, and to whoever is on a call meanwhile. */
export function concludeIncoming(call: Call, gone: Incoming, atMs: number): Call {
  const { id: personId, number, name, wish } = gone;
  const told: Told = { what: TOLD[wish], personId, generation: 0, number, name, atMs };
  const rest = forget(call, gone);
  const isOpen = call.id !== '' && !call.over;
  return writeApart(isOpen ? writeDown(rest, [told]) : rest, rangRecordId(gone), told);
}

/** It rings here no more: what the rep decided is done; what they did not decide was missed, unless somebody took it. */
function settle(call: Call, gone: Incoming, atMs: number): Call {
  const taken = takenBy(gone.own);
  if (gone.wish === 'none' && taken === 'somebody') return forget(call, gone);
  const isKnown = gone.wish !== 'none' || taken === 'nobody' || !gone.ids;
  return isKnown ? concludeIncoming(call, gone, atMs) : change(call, gone);
}

const change = (call: Call, incoming: Incoming): Call => ({
  ...call,
  incoming: call.incoming.map((was) => (was.id === incoming.id ? incoming : was)),
});

/** The phone says that it rings no more. */
export const stopIncoming = (call: Call, incoming: Incoming, atMs: number): Call =>
  incoming.goneAtMs === undefined ? settle(call, { ...incoming, goneAtMs: atMs }, atMs) : call;

/** Something was seen of the rep's own party; `see` folds it into what was known of it. */
export function seeIncoming(
  call: Call,
  incoming: Incoming,
  see: (own: Sight | undefined) => Sight | undefined,
  atMs: number,
): Call {
  const own = see(incoming.own);
  if (own === undefined || own === incoming.own) return call;
  const seen = { ...incoming, own };
  return seen.goneAtMs === undefined ? change(call, seen) : settle(call, seen, atMs);
}

/** The platform knows nothing of it any more: nobody talks on it. */
export const missGone = (call: Call, incoming: Incoming, atMs: number): Call =>
  incoming.goneAtMs === undefined ? call : concludeIncoming(call, incoming, atMs);

/** The call that rings, or rang just now, in this session. */
export const incomingIn = (call: Call, sessionId: string): Incoming | undefined =>
  call.incoming.find(({ ids }) => ids?.sessionId === sessionId);
