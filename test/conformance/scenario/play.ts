import { startSimulator } from '../../simulator/server';
import { runCalls } from './calls';
import { runConference } from './conference';
import type { Exchange } from './exchange';
import { subscribeOverGateway } from './gateway';
import { signIn, signOut } from './sign-in';
import { createStage } from './stage';
import { exhaustRate, readUser } from './user';

/** Plays everything that an app can ask of the simulator, over TLS, and returns what was asked and answered. */
export async function playScenario(): Promise<readonly Exchange[]> {
  const simulator = await startSimulator({ switches: { rateLimits: false, bringInMs: 60, hostJoinMs: 20 } });
  try {
    const stage = createStage(simulator);
    await signIn(stage);
    await readUser(stage);
    await subscribeOverGateway(stage);
    await runConference(stage);
    await runCalls(stage);
    await exhaustRate(stage);
    await signOut(stage);
    return stage.recorder.exchanges;
  } finally {
    await simulator.close();
  }
}
