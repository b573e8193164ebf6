// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFinder, type Finder } from '../../../lib/finder/finder';
import type { Found } from '../../../lib/finder/found';
import { MAX_CHUNK_MS } from '../../../lib/finder/limits';

/** A page whose idle time and sight are in the test's hands. */
class Bench {
  nowMs = 0;
  /** What one look at the clock costs. */
  stepMs = 0;
  readonly waiting: ((spareMs: number) => void)[] = [];
  readonly chunksMs: number[] = [];
  readonly watched = new Set<Element>();
  readonly found: Found[] = [];
  #see: IntersectionObserverCallback = () => {};
  readonly finder: Finder = createFinder({
    country: 'US',
    schedule: {
      nowMs: () => {
        this.nowMs += this.stepMs;
        return this.nowMs;
      },
      whenIdle: (run) => this.waiting.push(run),
    },
    onFound: (found) => this.found.push(...found),
    createSightObserver: (callback) => {
      this.#see = callback;
      return {
        observe: (element) => this.watched.add(element),
        unobserve: (element) => this.watched.delete(element),
        disconnect: () => this.watched.clear(),
      };
    },
  });

  /** Runs chunks until the finder rests. */
  rest(spareMs = 50): void {
    for (let run = this.waiting.shift(); run; run = this.waiting.shift()) {
      const startedMs = this.nowMs;
      run(spareMs);
      this.chunksMs.push(this.nowMs - startedMs);
    }
  }

  /** These elements come into sight. */
  see(...elements: readonly Element[]): void {
    const entries = elements.map((target) => ({
      target,
      isIntersecting: true,
      intersectionRatio: 1,
      time: 0,
      rootBounds: null,
      boundingClientRect: target.getBoundingClientRect(),
      intersectionRect: target.getBoundingClientRect(),
    }));
    this.#see(entries, new IntersectionObserver(() => {}));
    this.rest();
  }

  get numbers(): readonly string[] {
    return this.finder.list().map(({ number }) => number);
  }
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

/** Changes the page and waits until an observer that came last has heard of it. */
async function change(action: () => void): Promise<void> {
  await new Promise<void>((heard) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      heard();
    });
    observer.observe(document, { childList: true, characterData: true, subtree: true });
    action();
  });
  bench.rest();
}

let bench: Bench;

beforeEach(() => {
  document.body.replaceChildren();
  bench = new Bench();
});

afterEach(() => bench.finder.stop());

describe('what is in sight', () => {
  test('is looked at, and nothing else', () => {
    const [near, far] = [paragraph('+1 415 555 0132'), paragraph('+1 415 555 0199')];
    document.body.append(near, far);
    bench.finder.start(document);
    bench.rest();
    expect(bench.numbers).toEqual([]);
    bench.see(near);
    expect(bench.numbers).toEqual(['+14155550132']);
    expect([...bench.watched]).toEqual([far]);
  });

  test('a large part is opened, and its children wait', () => {
    const large = document.createElement('section');
    large.append(...Array.from({ length: 600 }, (_, index) => paragraph(`+1 415 555 ${1000 + index}`)));
    document.body.append(large);
    bench.finder.start(document);
    bench.rest();
    bench.see(large);
    expect(bench.numbers).toEqual([]);
    expect(bench.watched.size).toBe(600);
  });

  test('text of the body itself is found', () => {
    document.body.append('Call +1 415 555 0132');
    bench.finder.start(document);
    bench.rest();
    expect(bench.numbers).toEqual(['+14155550132']);
  });
});

describe('time', () => {
  test('no chunk is longer than it may be, and a busy page gets shorter ones', () => {
    document.body.append(...Array.from({ length: 50 }, (_, index) => paragraph(`+1 415 555 ${1000 + index}`)));
    bench.stepMs = 1;
    bench.finder.start(document);
    bench.rest();
    bench.see(...document.body.children);
    expect(bench.numbers).toHaveLength(50);
    expect(bench.chunksMs.length).toBeGreaterThan(10);
    expect(Math.max(...bench.chunksMs)).toBeLessThanOrEqual(MAX_CHUNK_MS);
  });

  test('once stopped, nothing runs any more', async () => {
    document.body.append(paragraph('+1 415 555 0132'));
    bench.finder.start(document);
    bench.finder.stop();
    bench.rest();
    await change(() => document.body.append(paragraph('+1 415 555 0199')));
    expect(bench.numbers).toEqual([]);
    expect(bench.waiting).toEqual([]);
  });
});

describe('what changes', () => {
  test('a changed text is read again, in place of the old one', async () => {
    const line = paragraph('+1 415 555 0132');
    document.body.append(line);
    bench.finder.start(document);
    bench.rest();
    bench.see(line);
    await change(() => {
      line.textContent = '+1 415 555 0199';
    });
    expect(bench.numbers).toEqual(['+14155550199']);
  });

  test('a new part waits until it is in sight', async () => {
    bench.finder.start(document);
    bench.rest();
    const line = paragraph('+1 415 555 0132');
    await change(() => document.body.append(line));
    expect(bench.numbers).toEqual([]);
    bench.see(line);
    expect(bench.numbers).toEqual(['+14155550132']);
  });

  test('what is removed is forgotten', async () => {
    const line = paragraph('+1 415 555 0132');
    document.body.append(line);
    bench.finder.start(document);
    bench.rest();
    bench.see(line);
    await change(() => line.remove());
    expect(bench.numbers).toEqual([]);
  });
});

describe('fields', () => {
  test('passwords, mail addresses and card numbers are never read', async () => {
    for (const attributes of [
      { type: 'password' },
      { type: 'email' },
      { type: 'hidden' },
      { autocomplete: 'cc-number' },
    ]) {
      const field = document.createElement('input');
      for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
      field.value = '+1 415 555 0132';
      document.body.append(field);
    }
    const done = bench.finder.scanAll(document);
    bench.rest();
    await done;
    expect(bench.numbers).toEqual([]);
  });

  test('what is typed is found once it is noted', () => {
    const field = document.createElement('input');
    field.type = 'tel';
    document.body.append(field);
    bench.finder.start(document);
    bench.rest();
    field.value = '4155550132';
    bench.finder.noteTyped(field);
    bench.rest();
    expect(bench.finder.near(field).map(({ number }) => number)).toEqual(['+14155550132']);
  });
});

test('the list ends at its limit, however long the page is', async () => {
  document.body.append(...Array.from({ length: 400 }, (_, index) => paragraph(`+1 415 555 ${1000 + index}`)));
  const done = bench.finder.scanAll(document);
  bench.rest();
  await done;
  expect(bench.numbers).toHaveLength(200);
});
