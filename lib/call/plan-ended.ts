import { keys, NEVER } from './attempts';
import type { Planned } from './effects';
import { ENDED_BY_LEAVING_MS } from './limits';
import type { Call } from './model';
import { isPrivate } from './one-to-one';
import { isHostLegOver, isLegOver, isOver } from './phase';
import { giveUpCall } from './plan-host';
import type { EndReason } from './reasons';

/** The platform let the rep go and everybody else with them: nobody who was there then outlasted it. */
function isEndedByLeaving({ host, people, attempts }: Call): boolean {
  const granted = attempts[keys.leave(host.generation)];
  if (host.wish !== 'left' || granted?.outcome !== 'ok') return false;
  const others = people.filter(({ leg, leftAtMs }) => leg.wasJoined && (leftAtMs ?? NEVER) >= host.wishAtMs);
  const untilMs = (granted.settledAtMs ?? granted.atMs) + ENDED_BY_LEAVING_MS;
  return others.length > 0 && others.every(({ leftAtMs = NEVER }) => leftAtMs <= untilMs);
}

/** Nothing was ever heard on the rep's first leg: nobody is kept waiting on a call that the rep cannot take part in. */
const isSoundless = ({ host }: Call): boolean => host.generation === 1 && host.leg.end?.hasNoAudio === true;

function whyEnded(call: Call): EndReason {
  if (call.host.leg.end?.hasNoAudio) return 'no-audio';
  return isEndedByLeaving(call) ? 'ended-by-leaving' : 'ended-elsewhere';
}

/** It ended without us: the conference is gone, or nobody is left on it and the rep is out too. */
export function planEndedElsewhere(call: Call): Planned[] {
  const { conference, host } = call;
  if (!conference) return [];
  // A caller whom the rep answered meanwhile is not on it: it is told as ended once they have gone too.
  const isTalking = host.joinedAtMs !== undefined && call.people.some((who) => who.isCaller && isPrivate(call, who));
  if (isTalking) return [];
  const ended: Planned = { effect: giveUpCall(whyEnded(call)), dueMs: 0 };
  if (conference.isOver || isSoundless(call)) return [ended];
  const isAway = host.joinedAtMs !== undefined && isHostLegOver(call);
  const isAnybody = call.people.some((person) => !isOver(person.phase));
  const look = call.looks.conference;
  const isLooked = look !== undefined && look.answeredAtMs >= look.wantedAtMs;
  return isAway && !isAnybody && isLooked ? [ended] : [];
}

/** An ordinary call is over with the last one who was on it. */
export function planPrivate(call: Call): Planned[] {
  const isAnybody = call.people.some((person) => !isLegOver(call, person));
  return isAnybody ? [] : [{ effect: giveUpCall('finished'), dueMs: 0 }];
}
