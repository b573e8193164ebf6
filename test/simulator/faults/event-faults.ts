import type { Notification } from '../world/notification';
import type { Scheduler } from '../world/scheduler';
import { type FaultBox, numberIn, textIn } from './fault-box';
import type { FaultName, FaultParameters } from './fault-kinds';

/** How long an event waits for the one that shall overtake it. Unit: milliseconds. */
const OVERTAKE_WITHIN_MS = 2000;

/** Passes notifications on to `deliver` the way the faults in force want it. */
export function createEventFaults(
  faults: FaultBox,
  scheduler: Scheduler,
  deliver: (notification: Notification) => void,
): (notification: Notification) => void {
  let held: Notification | undefined;

  function releaseHeld(): void {
    const overtaken = held;
    held = undefined;
    if (overtaken) deliver(overtaken);
  }

  function pass(notification: Notification): void {
    deliver(notification);
    releaseHeld();
  }

  return (notification) => {
    const take = (name: FaultName) => faults.take(name, (parameters) => concerns(parameters, notification));
    if (take('dropEvents')) return;
    const late = take('delayEvents');
    if (late) {
      scheduler.after(numberIn(late, 'delayMs'), () => deliver(notification));
      return;
    }
    if (!held && take('reorderEvents')) {
      held = notification;
      scheduler.after(OVERTAKE_WITHIN_MS, () => {
        if (held === notification) releaseHeld();
      });
      return;
    }
    if (take('duplicateEvents')) deliver(notification);
    pass(notification);
  };
}

function concerns(parameters: FaultParameters, { body }: Notification): boolean {
  const sessionId = textIn(parameters, 'sessionId');
  const statusCode = textIn(parameters, 'statusCode');
  return (
    (sessionId === undefined || sessionId === body.telephonySessionId) &&
    (statusCode === undefined || statusCode === body.parties[0].status.code)
  );
}
