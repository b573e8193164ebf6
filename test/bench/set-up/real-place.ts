import { createRingCentral, type RingCentral } from '../../../lib/ringcentral/ringcentral';
import { systemClock } from '../../../lib/shared/clock';
import { pressOnSignInPage, REDIRECT_URI } from '../../contract/official-sdk';
import { type Simulator, startSimulator } from '../../simulator/server';
import { createMemoryStore } from '../../unit/ringcentral/memory-store';
import { moveAway } from './far-line';
import { type EventHooks, H_MS, type Place, S_MS, SWITCHES } from './place';

/** Half of H before a request is handled, half of it after. */
async function delayRequests(simulator: Simulator): Promise<void> {
  const half = { path: '/restapi/v1.0/', delayMs: H_MS / 2 };
  const body = JSON.stringify({ delayRequest: half, delayAnswer: half });
  const answer = await fetch(`${simulator.control}/faults`, { method: 'PUT', body });
  if (!answer.ok) throw new Error(await answer.text());
}

function createPlatform(simulator: Simulator, hooks: EventHooks): RingCentral {
  return createRingCentral({
    server: simulator.url,
    clientId: 'bench',
    tokenStore: createMemoryStore(),
    resumeStore: createMemoryStore(),
    identity: {
      redirectUri: REDIRECT_URI,
      launchWebAuthFlow: async (url) => String(await pressOnSignInPage(url)),
    },
    clock: systemClock,
    log: () => {},
    hooks: {
      onPatches: async (patches) => void (await Promise.all(patches.map((patch) => hooks.onPatch(patch)))),
      onEventsState: (state) => hooks.onState(state),
      onPenalty: () => {},
      onBlocked: () => {},
    },
  });
}

async function connect(simulator: Simulator, hooks: EventHooks): Promise<RingCentral> {
  const platform = createPlatform(simulator, hooks);
  const signedIn = await platform.auth.signIn();
  if (!signedIn.ok) throw new Error(`Not signed in: ${signedIn.reason}`);
  return platform;
}

function createAsk(simulator: Simulator): Place['ask'] {
  const token = simulator.signIn()?.access_token ?? '';
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return async (method, path, body) => {
    const answer = await fetch(simulator.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return await answer.json();
  };
}

/** RingCentral in real time: the simulator behind TLS, the official SDK and the gateway; only SIP is modelled. */
export async function openRealPlace(): Promise<Place> {
  const simulator = await startSimulator({ switches: SWITCHES });
  await delayRequests(simulator);
  return {
    clock: systemClock,
    world: simulator.world,
    line: moveAway(simulator.world, S_MS),
    ask: createAsk(simulator),
    connect: (hooks) => connect(simulator, hooks),
    wait: (work) => work,
    pass: (durationMs) => new Promise((done) => systemClock.after(durationMs, done)),
    close: () => simulator.close(),
  };
}
