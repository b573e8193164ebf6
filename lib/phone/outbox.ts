import type { PhoneEvent } from './phone';

/** An event and its number. */
export interface NumberedEvent {
  readonly sequence: number;
  readonly event: PhoneEvent;
}

/** Events that nobody has saved yet, in order. A message into a dying port is lost silently, hence the copy. */
export interface Outbox {
  add(event: PhoneEvent): NumberedEvent;
  /** Forgets everything up to and including `sequence`. */
  acknowledge(sequence: number): void;
  waiting(): readonly NumberedEvent[];
}

/** Creates an empty outbox; numbers start at 1. */
export function createOutbox(): Outbox {
  let events: readonly NumberedEvent[] = [];
  let lastSequence = 0;
  return {
    add(event) {
      const numbered = { sequence: ++lastSequence, event };
      events = [...events, numbered];
      return numbered;
    },
    acknowledge(sequence) {
      events = events.filter((numbered) => numbered.sequence > sequence);
    },
    waiting: () => events,
  };
}
