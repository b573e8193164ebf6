import type OutboundCallSession from 'ringcentral-web-phone/call-session/outbound';
import { expect, test, vi } from 'vitest';
import { SipRefusal } from '../../../lib/phone/web-phone-client';
import { MidCall } from '../../../lib/phone/web-phone-midcall';
import { createManualScheduler } from '../../simulator/world/manual-scheduler';

/** A leg on which the far side answers so. */
function legWith(answers: Record<string, () => Promise<unknown>>) {
  const clock = createManualScheduler();
  return { clock, midCall: new MidCall(clock), session: answers as unknown as OutboundCallSession };
}

test('a network that changes twice in a moment asks for one new way, and later for another', async () => {
  const under: (() => void)[] = [];
  const reInvite = vi.fn(() => new Promise<void>((resolve) => under.push(resolve)));
  const { midCall, session } = legWith({ reInvite });
  const first = midCall.reInvite(session);
  expect(await midCall.reInvite(session)).toBeUndefined();
  expect(reInvite).toHaveBeenCalledTimes(1);
  under[0]?.();
  expect(await first).toBeUndefined();
  void midCall.reInvite(session);
  expect(reInvite).toHaveBeenCalledTimes(2);
});

test.each([
  [481, { status: 481, phrase: '', byUs: false }],
  [500, undefined],
])('a new way refused with %i', async (status, end) => {
  const { midCall, session } = legWith({ reInvite: () => Promise.reject(new SipRefusal(status, 'No')) });
  expect(await midCall.reInvite(session)).toEqual(end);
});

test('recording that nobody answers is refused after 8 s, not before', async () => {
  const { clock, midCall, session } = legWith({ startRecording: () => new Promise(() => {}) });
  const told = vi.fn();
  void midCall.setRecording(session, true).then(told);
  clock.advance(7_999);
  await Promise.resolve();
  expect(told).not.toHaveBeenCalled();
  clock.advance(1);
  await vi.waitFor(() => expect(told).toHaveBeenCalledExactlyOnceWith(false));
});
