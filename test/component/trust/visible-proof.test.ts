import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createVisibleProof, type Doubt, STEADY_MS, type VisibleProof } from '../../../lib/trust/visible-proof';

let nowMs = 0;
let isOpen = true;
let doubts: Doubt[] = [];
let covered = 0;
let look: (isVisible: boolean | undefined) => void;
let remove: HTMLButtonElement;
let mute: HTMLButtonElement;
let proof: VisibleProof;

/** An event as the browser makes it for a person; scripts cannot set `isTrusted`. */
function trusted<T extends Event>(event: T): T {
  Object.defineProperty(event, 'isTrusted', { value: true });
  return event;
}

const press = (on: Element) => on.dispatchEvent(trusted(new Event('pointerdown', { bubbles: true, composed: true })));

/** What the guard says of a click on a control, asked while the click is under way. */
function click(on: Element, { isTrusted = true, detail = 1 } = {}): boolean {
  const event = new MouseEvent('click', { bubbles: true, composed: true, detail });
  let answer = false;
  on.addEventListener(
    'click',
    (heard) => {
      answer = proof.check(heard);
    },
    { once: true },
  );
  on.dispatchEvent(isTrusted ? trusted(event) : event);
  return answer;
}

beforeEach(() => {
  nowMs = 0;
  isOpen = true;
  doubts = [];
  covered = 0;
  const host = document.createElement('partyline-panel');
  document.body.append(host);
  host.matches = (selector: string) => selector === ':popover-open' && isOpen;
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = '<button id="remove"><b>x</b></button><button id="mute">m</button>';
  [remove, mute] = [
    root.querySelector('#remove') as HTMLButtonElement,
    root.querySelector('#mute') as HTMLButtonElement,
  ];
  proof = createVisibleProof({
    host,
    root,
    nowMs: () => nowMs,
    onDoubt: (doubt) => doubts.push(doubt),
    onCovered: () => {
      covered += 1;
    },
    createObserver: (callback) => {
      look = (isVisible) => {
        const entry = { isIntersecting: true, ...(isVisible !== undefined && { isVisible }) };
        callback([entry as unknown as IntersectionObserverEntry], {} as IntersectionObserver);
      };
      return { observe: () => {}, disconnect: () => {} };
    },
  });
});

afterEach(() => {
  proof.stop();
  document.body.replaceChildren();
});

describe('a click is believed', () => {
  test('when the panel was in plain sight for half a second and the same control was pressed', () => {
    look(true);
    nowMs = STEADY_MS;
    press(remove.querySelector('b') as Element);
    expect(click(remove)).toBe(true);
    expect(doubts).toEqual([]);
  });

  test('by keyboard, where no pointer is involved', () => {
    look(true);
    nowMs = STEADY_MS;
    expect(click(mute, { detail: 0 })).toBe(true);
  });
});

describe('a click is not believed', () => {
  const afterHalfASecond = () => {
    look(true);
    nowMs = STEADY_MS;
  };

  test('made by a script', () => {
    afterHalfASecond();
    press(remove);
    expect(click(remove, { isTrusted: false })).toBe(false);
    expect(doubts).toEqual(['synthetic']);
  });

  test('while the popover is closed, whatever the observer says', () => {
    afterHalfASecond();
    isOpen = false;
    press(remove);
    expect(click(remove)).toBe(false);
    expect(doubts).toEqual(['closed']);
  });

  test('before the observer has said anything', () => {
    nowMs = 10_000;
    press(remove);
    expect(click(remove)).toBe(false);
  });

  test('where the browser has no observer of the second edition', () => {
    look(undefined);
    nowMs = 10_000;
    press(remove);
    expect(click(remove)).toBe(false);
  });

  test('less than half a second after something lay over the panel', () => {
    afterHalfASecond();
    look(false);
    nowMs += 10_000;
    press(remove);
    expect(click(remove)).toBe(false);
    look(true);
    nowMs += STEADY_MS - 1;
    press(remove);
    expect(click(remove)).toBe(false);
    nowMs += 1;
    press(remove);
    expect(click(remove)).toBe(true);
    expect(doubts).toEqual(['covered', 'covered']);
  });

  test('when another control was pressed, or none', () => {
    afterHalfASecond();
    expect(click(remove)).toBe(false);
    press(mute);
    expect(click(remove)).toBe(false);
    expect(doubts).toEqual(['moved-while-pressed', 'moved-while-pressed']);
  });

  test('when the press on this control was made by a script, whatever a person pressed before', () => {
    afterHalfASecond();
    press(mute);
    remove.dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true }));
    expect(click(remove)).toBe(false);
    expect(doubts).toEqual(['moved-while-pressed']);
  });
});

test('being covered is told once, when it begins', () => {
  look(false);
  expect(covered).toBe(0);
  look(true);
  look(false);
  look(false);
  expect(covered).toBe(1);
});
