import { expect, test } from 'vitest';
import { createTokenStore } from '../../simulator/oauth/token-store';
import { createManualScheduler } from '../../simulator/world/manual-scheduler';

function createStore() {
  const clock = createManualScheduler();
  const store = createTokenStore(clock.nowMs);
  const signIn = () => store.open({ clientId: 'app', extensionId: '1' });
  return { clock, store, signIn };
}

test('the old refresh token lives ten seconds after the first use of the new access token', () => {
  const { clock, store, signIn } = createStore();
  const first = signIn();
  const second = store.refresh(first.refresh_token, 'app');
  if (second === 'not-found') throw new Error('refresh failed');
  clock.advance(30 * 60_000);
  expect(store.refresh(first.refresh_token, 'app')).toMatchObject({ access_token: second.access_token });
  store.authenticate(second.access_token);
  clock.advance(9_999);
  expect(store.refresh(first.refresh_token, 'app')).toMatchObject({ access_token: second.access_token });
  clock.advance(1);
  expect(store.refresh(first.refresh_token, 'app')).toBe('not-found');
});

test('the old refresh token lives an hour if the new access token is never used', () => {
  const { clock, store, signIn } = createStore();
  const first = signIn();
  store.refresh(first.refresh_token, 'app');
  clock.advance(60 * 60_000);
  expect(store.refresh(first.refresh_token, 'app')).toBe('not-found');
});

test('access tokens expire, and a sixth session of a user ends the first', () => {
  const { clock, store, signIn } = createStore();
  const [first, ...others] = Array.from({ length: 6 }, signIn);
  expect(store.authenticate(first?.access_token ?? '')).toBe('unknown');
  expect(others.map((each) => typeof store.authenticate(each.access_token))).toEqual(Array(5).fill('object'));
  clock.advance(3_600_000);
  expect(store.authenticate(others[0]?.access_token ?? '')).toBe('expired');
});
