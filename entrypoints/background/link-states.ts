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
    this.#events = state === 'live' ? 'ready' : 'connecting';
    this.#onChange();
  }

  #setPhone(state: LinkState): void {
    if (state === this.#phone) return;
    this.#phone = state;
    this.#onChange();
  }
}
