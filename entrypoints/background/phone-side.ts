import type { PortLike } from '../../lib/messaging/port-like';
import type { Self } from '../../lib/messaging/sender';
import type { SipInfo } from '../../lib/phone/phone';
import type { Outcome } from '../../lib/shared/outcome';

/** Did our offscreen document open this port? No web page and no frame can claim its address. */
export const isFromPhone = ({ sender }: PortLike, { id, origin }: Self): boolean =>
  sender?.id === id && sender.tabId === undefined && sender.url === `${origin}/offscreen.html`;

/** What the phone registers with. Asked for once per worker life, because every request makes a new registration. */
export class SipProvision {
  readonly #request: () => Promise<Outcome<SipInfo>>;
  #answer: Promise<Outcome<SipInfo>> | undefined;

  constructor(request: () => Promise<Outcome<SipInfo>>) {
    this.#request = request;
  }

  get = async (): Promise<Outcome<SipInfo>> => {
    this.#answer ??= this.#request();
    const answer = await this.#answer;
    if (!answer.ok) this.#answer = undefined;
    return answer;
  };

  forget = (): void => {
    this.#answer = undefined;
  };
}
