import { createFinder, type Finder } from '../../lib/finder/finder';
import { elementOf, type Found } from '../../lib/finder/found';
import type { ToFinder } from '../../lib/finder/messages';
import { toPageNumber } from '../../lib/finder/page-numbers';
import type { Schedule } from '../../lib/finder/work-queue';
import { isAlive, say } from './background-link';
import { type CallIcon, createCallIcon } from './call-icon';
import { endOf } from './geometry';
import { ListPorts } from './list-port';
import { Pointing } from './pointing';

/** How long the icon waits for the pointer on its way to it. Unit: milliseconds. */
const LINGER_MS = 400;

const inIdleTime: Schedule = {
  nowMs: () => performance.now(),
  whenIdle: (run) => requestIdleCallback((deadline) => run(deadline.timeRemaining())),
};

/** The finder of one page: finds while the page rests, shows one icon, lists when asked. */
export class PageFinder {
  readonly #life = new AbortController();
  readonly #icon: CallIcon;
  readonly #list = new ListPorts(() => this.#finder);
  #finder: Finder | undefined;
  /** Ends what runs while finding is on. */
  #run = new AbortController();
  #country = '';
  #isInCall = false;
  #shown: Found | undefined;
  #isHeld = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const { signal } = this.#life;
    this.#icon = createCallIcon({ onPress: () => this.#press(), onHeld: (isHeld) => this.#hold(isHeld) });
    chrome.runtime.onConnect.addListener(this.#list.accept);
    // A page that comes back from the back-forward cache may have missed what changed.
    addEventListener('pageshow', (event) => event.persisted && this.ask(), { signal });
  }

  isAlive = isAlive;

  /** Asks the background what to do here. */
  ask(): void {
    say({ kind: 'hello' }, (answer) => this.obey(answer));
  }

  obey(order: ToFinder): void {
    const country = order.kind === 'finder-off' ? '' : order.country;
    this.#isInCall = order.kind === 'finder-settings' && order.isInCall;
    if (country === this.#country) return;
    this.#stop();
    this.#country = country;
    if (country !== '') this.#start(country);
  }

  /** Takes everything out of the page for good. */
  takeAway(): void {
    this.#stop();
    this.#life.abort();
    this.#icon.takeAway();
  }

  #start(country: string): void {
    this.#run = new AbortController();
    const pointing = new Pointing({
      signal: this.#run.signal,
      finder: () => this.#finder,
      onPointed: (found) => (found ? this.#show(found) : this.#hideSoon()),
      onLeave: () => this.#hide(),
    });
    this.#finder = createFinder({
      country,
      schedule: inIdleTime,
      onFound: (found) => this.#note(found),
      onDocument: (inner) => pointing.watch(inner),
    });
    this.#finder.start(document);
  }

  #stop(): void {
    this.#run.abort();
    this.#finder?.stop();
    this.#finder = undefined;
    this.#country = '';
    this.#hide();
  }

  /** A field that was filled without a sign is read when it gets the focus; its icon comes a moment later. */
  #note(found: readonly Found[]): void {
    this.#list.note();
    const focused = found.find(({ place }) => place.kind === 'field' && place.element.matches(':focus'));
    if (focused) this.#show(focused);
  }

  #show(found: Found): void {
    clearTimeout(this.#timer);
    const rect = found === this.#shown ? undefined : endOf(found);
    const element = elementOf(found);
    if (!rect || !element) return;
    this.#shown = found;
    const { name, number } = toPageNumber(found);
    const label = chrome.i18n.getMessage(this.#isInCall ? 'finder_add' : 'finder_call', name ?? number);
    this.#icon.show(rect, label, getComputedStyle(element).direction === 'rtl');
  }

  #press(): void {
    if (this.#shown) say({ kind: 'call', person: toPageNumber(this.#shown) });
    this.#hide();
  }

  #hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    if (isHeld) clearTimeout(this.#timer);
    else this.#hideSoon();
  }

  #hideSoon(): void {
    clearTimeout(this.#timer);
    if (this.#shown && !this.#isHeld) this.#timer = setTimeout(() => this.#hide(), LINGER_MS);
  }

  #hide(): void {
    clearTimeout(this.#timer);
    this.#shown = undefined;
    this.#icon.hide();
  }
}
