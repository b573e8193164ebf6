import type { Planned } from './effects';
import type { Call } from './model';
import { isTalkingApart } from './one-to-one';
import { hostPhase } from './phase';
import { tell } from './plan-host';

/** Is the rep on a line, or on the way to one? What opens it before that, and closes it at the end, is planned there. */
function wants(call: Call): boolean | undefined {
  switch (hostPhase(call).kind) {
    case 'joining':
    case 'in':
    case 'private':
      return true;
    case 'left':
      return isTalkingApart(call);
    default:
      return undefined;
  }
}

/** A rep who comes back, to a phone that may be another one, is heard; one who is out has no microphone open. */
export function planMicrophone(call: Call): Planned[] {
  const { microphone, bootId } = call.phone;
  const wanted = wants(call);
  if (wanted === true && microphone === 'closed')
    return [tell(call, `microphone:${bootId}`, { kind: 'openMicrophone' }, 0, 5_000)];
  return wanted === false && microphone === 'open' ? [tell(call, 'microphone-close', { kind: 'closeMicrophone' })] : [];
}
