// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { clockTime, secondsLeft, shortTime } from '../../components/duration';
import { useSince } from '../../components/use-clock';
import { useSnapshot } from '../../components/use-snapshot';
import { NO_CALL } from '../../lib/call/snapshot';
import { CALLS } from './fixtures';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const pass = (ms: number) => void act(() => void vi.advanceTimersByTime(ms));

const Aged = ({ snapshot }: { readonly snapshot: object }) => <p>{Math.round(useSince(snapshot, undefined))}</p>;

describe('the clock', () => {
  test('ticks each second, and starts anew with a snapshot', () => {
    const { container, rerender } = render(<Aged snapshot={NO_CALL} />);
    pass(2000);
    expect(container.textContent).toBe('2000');
    rerender(<Aged snapshot={CALLS.live} />);
    expect(container.textContent).toBe('0');
  });

  test('a hidden page does not render, and catches up when it is seen again', () => {
    const { container } = render(<Aged snapshot={NO_CALL} />);
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    pass(60_000);
    expect(container.textContent).toBe('0');
    hidden.mockReturnValue(false);
    pass(1000);
    expect(container.textContent).toBe('61000');
  });

  test('nothing ticks once nobody looks', () => {
    const { unmount } = render(<Aged snapshot={NO_CALL} />);
    unmount();
    // Effects are cleaned up after the next frame.
    pass(100);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('times', () => {
  test.each([
    [9000, '0:09', '00:09'],
    [380_000, '6:20', '06:20'],
    [3_723_000, '1:02:03', '1:02:03'],
    [-5, '0:00', '00:00'],
  ])('%d ms', (ms, short, clock) => {
    expect([shortTime(ms), clockTime(ms)]).toEqual([short, clock]);
  });

  test('a countdown of five seconds begins with five', () => {
    expect([secondsLeft(5000), secondsLeft(4001), secondsLeft(0), secondsLeft(-9)]).toEqual([5, 5, 0, 0]);
  });
});

describe('useSnapshot', () => {
  test('follows its source and lets go of it', () => {
    const listeners = new Set<() => void>();
    let current = NO_CALL;
    const source = {
      current: () => current,
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    };
    const Host = () => <p>{useSnapshot(source).snapshot.callId}</p>;
    const { container, unmount } = render(<Host />);
    pass(50);
    current = CALLS.live;
    void act(() => {
      for (const listener of listeners) listener();
    });
    expect(container.textContent).toBe('call-1');
    unmount();
    pass(100);
    expect(listeners.size).toBe(0);
  });
});
