import { expect, test } from 'vitest';
import { createNewestWins } from '../../../lib/storage/newest-wins';

function createFixture() {
  const writes: { state: number; done: () => void; fail: (cause: Error) => void }[] = [];
  const writer = createNewestWins<number>(
    (state) => new Promise<void>((done, fail) => writes.push({ state, done, fail })),
  );
  const states = () => writes.map(({ state }) => state);
  return { writer, writes, states };
}

/** Until everything that is settled has told so. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('a burst costs two writes: the first and the newest', async () => {
  const { writer, writes, states } = createFixture();
  const saves = [1, 2, 3, 4].map((state) => writer.save(state));
  expect(states()).toEqual([1]);
  writes[0]?.done();
  await saves[0];
  await turn();
  expect(states()).toEqual([1, 4]);
  writes[1]?.done();
  await Promise.all(saves);
  expect(states()).toEqual([1, 4]);
});

test('a save resolves only when a state at least as new is stored', async () => {
  const { writer, writes } = createFixture();
  const settled: number[] = [];
  for (const state of [1, 2, 3]) void writer.save(state).then(() => settled.push(state));
  writes[0]?.done();
  await turn();
  expect(settled).toEqual([1]);
  writes[1]?.done();
  await turn();
  expect(settled).toEqual([1, 2, 3]);
});

test('a failed write rejects those who waited for it, and the next state is written all the same', async () => {
  const { writer, writes, states } = createFixture();
  const first = writer.save(1);
  const second = writer.save(2);
  writes[0]?.fail(new Error('quota'));
  await expect(first).rejects.toThrow('quota');
  await turn();
  expect(states()).toEqual([1, 2]);
  writes[1]?.done();
  await second;
});
