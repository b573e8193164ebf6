import type { ApiCall } from '../../../lib/ringcentral/api';
import { mapOutcome, toOutcome } from '../../../lib/ringcentral/outcomes';
import { createTelephony } from '../../../lib/ringcentral/telephony-client';
import { toPatches } from '../../../lib/ringcentral/to-facts';
import { type Outcome, success } from '../../../lib/shared/outcome';
import { handleRest } from '../../simulator/rest/handle-rest';
import type { RestResponse } from '../../simulator/rest/rest-types';
import { createManualScheduler, type ManualScheduler } from '../../simulator/world/manual-scheduler';
import { createWorld, type World } from '../../simulator/world/world';
import { moveAway } from './far-line';
import { type EventHooks, H_MS, type Place, type Platform, S_MS, SWITCHES } from './place';

type Send = (method: string, path: string, body?: unknown) => Promise<RestResponse>;

/** Promises settle without time moving. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setImmediate(done));
}

async function stepUntil(clock: ManualScheduler, isOver: () => boolean, untilMs: number): Promise<void> {
  await settle();
  while (!isOver()) {
    const dueMs = clock.nextDueMs();
    if (dueMs === undefined || dueMs > untilMs) break;
    clock.advance(Math.max(0, dueMs - clock.nowMs()));
    await settle();
  }
}

function createSend(clock: ManualScheduler, world: World): Send {
  const extensionId = world.account.extensions[0]?.id ?? '';
  return (method, path, body) =>
    new Promise((done) => {
      clock.after(H_MS / 2, () => {
        const response = handleRest(world, { method, path, body, extensionId });
        clock.after(H_MS / 2, () => done(response));
      });
    });
}

function toResult(response: RestResponse, nowMs: number): Outcome<unknown> {
  const headers = { get: (name: string) => response.headers?.[name] ?? null };
  const answer = { status: response.status, headers, body: response.body, isReadable: true };
  return mapOutcome(toOutcome(answer, nowMs), (value) => value ?? null);
}

function connect(clock: ManualScheduler, world: World, send: Send, hooks: EventHooks): Platform {
  const request = async ({ method, path, body }: ApiCall) => toResult(await send(method, path, body), clock.nowMs());
  let stop = (): void => {};
  const start = async () => {
    const cancel = world.onNotification((notification) => {
      for (const patch of toPatches(notification).patches) void hooks.onPatch(patch);
    });
    stop = () => void cancel();
    hooks.onState('live');
    return success(undefined);
  };
  return { telephony: createTelephony({ request }), events: { start, stop: () => stop() } };
}

/** RingCentral in virtual time: no socket, no wait, and local work costs nothing, so every figure repeats exactly. */
export function openVirtualPlace(switches = SWITCHES): Place {
  const clock = createManualScheduler();
  const world = createWorld({ scheduler: clock, switches });
  const send = createSend(clock, world);
  return {
    clock,
    world,
    line: moveAway(world, S_MS),
    ask: async (method, path, body) => (await send(method, path, body)).body,
    connect: async (hooks) => connect(clock, world, send, hooks),
    async wait(work) {
      let isOver = false;
      const end = (): void => {
        isOver = true;
      };
      work.then(end, end);
      await stepUntil(clock, () => isOver, Number.POSITIVE_INFINITY);
      if (!isOver) throw new Error('Nothing is due any more, and what was waited for has not come');
      return await work;
    },
    async pass(durationMs) {
      const untilMs = clock.nowMs() + durationMs;
      await stepUntil(clock, () => false, untilMs);
      clock.advance(untilMs - clock.nowMs());
      await settle();
    },
    close: async () => {},
  };
}
