import { cleanPerson } from './clean-name';
import { type Incoming, isRinging } from './incoming';
import type { Call } from './model';
import type { IncomingView } from './snapshot';

function viewOne({ id, name, number, wish, atMs }: Incoming, nowMs: number): IncomingView {
  return {
    id,
    name,
    number,
    pending: wish,
    actions: wish === 'none' ? ['answer', 'decline', 'voicemail'] : [],
    sinceMs: Math.max(0, nowMs - atMs),
  };
}

/** The calls that ring, as people see them. */
export const viewIncoming = ({ incoming }: Call, nowMs: number): readonly IncomingView[] =>
  incoming.filter(isRinging).map((call) => cleanPerson(viewOne(call, nowMs)));
