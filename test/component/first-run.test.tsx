// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type FirstRunState, PopupFirstRun } from '../../components/popup';
import { FIRST_RUN } from './page-fixtures';
import { t } from './translate';

afterEach(cleanup);

const button = (action: string) => document.querySelector<HTMLButtonElement>(`[data-action="${action}"]`);

describe('the first run', () => {
  function show(state: FirstRunState) {
    const calls = {
      onOpenOptions: vi.fn(),
      onSignIn: vi.fn(),
      onAllowMicrophone: vi.fn(),
      onRing: vi.fn(),
      onEnableSite: vi.fn(),
      onSkip: vi.fn(),
    };
    render(<PopupFirstRun state={state} {...calls} t={t} />);
    return calls;
  }
  const done = () => [...document.querySelectorAll<HTMLElement>('[data-done="true"]')].map((step) => step.dataset.step);

  test('without a client id it says what to ask the administrator for, and signing in waits', () => {
    const calls = show(FIRST_RUN.fresh);
    expect(document.body.textContent).toContain('Ask your RingCentral administrator');
    expect(button('sign-in')?.disabled).toBe(true);
    fireEvent.click(button('enter-client-id') as HTMLElement);
    expect(calls.onOpenOptions).toHaveBeenCalledOnce();
  });

  test('a failed sign-in says so and can be repeated', () => {
    const calls = show(FIRST_RUN['sign-in-failed']);
    expect(screen.getByRole('alert').textContent).toContain('did not sign you in');
    fireEvent.click(button('sign-in') as HTMLElement);
    expect(calls.onSignIn).toHaveBeenCalledOnce();
  });

  test('each finished step is ticked, the next ones offer their button', () => {
    const calls = show(FIRST_RUN['signed-in']);
    expect(done()).toEqual(['client-id', 'sign-in']);
    fireEvent.click(button('allow-microphone') as HTMLElement);
    fireEvent.click(button('enable-site') as HTMLElement);
    expect([calls.onAllowMicrophone, calls.onEnableSite].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  test('ringing here is asked for, and not asked where an administrator chose it', () => {
    const calls = show(FIRST_RUN['signed-in']);
    fireEvent.click(button('ring') as HTMLElement);
    expect(calls.onRing).toHaveBeenCalledOnce();
    cleanup();
    show({ ...FIRST_RUN['signed-in'], ringInBrowser: true });
    expect(done()).toContain('ring');
    cleanup();
    show({ ...FIRST_RUN['signed-in'], isRingLocked: true });
    expect(button('ring')).toBeNull();
    expect(document.body.textContent).toContain('Set by your administrator');
  });

  test('a blocked microphone is an alert with a way out', () => {
    show({ ...FIRST_RUN['signed-in'], microphone: 'denied' });
    expect(screen.getByRole('alert').textContent).toContain('Blocked');
    expect(button('allow-microphone')?.textContent).toBe('Fix');
  });
});
