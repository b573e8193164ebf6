import type { EventsLink } from '../../lib/conductor/ports';
import type { LinkState } from '../../lib/messaging/protocol';
import type { FromPhone } from '../../lib/phone/phone';

/** How phone and subscription are doing, for the pre-flight lines of the popup. */
export class LinkStates {
  readonly #onChange: () => void;
  #phone: LinkState = 'off';
  #events: LinkState = 'off';

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get phone(): LinkState {
    return this.#phone;
  }

  get events(): LinkState {
    return this.#events;
  }

  handlePhone(message: FromPhone): void {
    if (message.kind === 'hello') this.#setPhone(message.statement.registered ? 'ready' : 'connecting');
    if (message.kind !== 'event') return;
    if (message.event.kind === 'registered') this.#setPhone('ready');
    if (message.event.kind === 'unregistered') this.#setPhone(message.event.why === 'closed' ? 'off' : 'failed');
  }

  handlePhoneLost(): void {
    this.#setPhone('off');
  }

  handleEvents(state: 'live' | 'lost'): void {
    this.#setEvents(state === 'live' ? 'ready' : 'connecting');
  }

  /**
   * Watches a subscription being started and stopped. One that is live already tells nobody so when it is started
   * again; `tellLive` does, for whoever waits to be told.
   */
  follow(events: EventsLink, tellLive: () => void): EventsLink {
    return {
      start: async () => {
        const wasLive = this.#events === 'ready';
        if (!wasLive) this.#setEvents('connecting');
        const outcome = await events.start();
        if (!outcome.ok) this.#setEvents('failed');
        else if (wasLive) tellLive();
        return outcome;
      },
      stop: () => {
        this.#setEvents('off');
        events.stop();
      },
    };
  }

  #setEvents(state: LinkState): void {
    if (state === this.#events) return;
    this.#events = state;
    this.#onChange();
  }

  #setPhone(state: LinkState): void {
    if (state === this.#phone) return;
    this.#phone = state;
    this.#onChange();
  }
}
