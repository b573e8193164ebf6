import { startSimulator } from '../../simulator/server';
import type { Switches } from '../../simulator/world/switches';
import { runCalls } from './calls';
import { runConference } from './conference';
import type { Exchange } from './exchange';
import { subscribeOverGateway } from './gateway';
import { signIn, signOut } from './sign-in';
import { createStage } from './stage';
import { exhaustRate, readUser } from './user';

const QUICK: Partial<Switches> = { rateLimits: false, bringInMs: 60, hostJoinMs: 20 };

/** The other position of every switch that changes the shape of an answer. */
export const OTHER_SHAPES: Partial<Switches> = {
  answeringDeviceInTo: true,
  callerName: 'absent',
  failureReasonOn: 'own',
  goneReasonInRead: false,
  leftPartyInRead: 'missing',
  overCapacityStatus: 409,
  presenceListsConference: false,
};

/** Plays everything that an app can ask of the simulator, over TLS, and returns what was asked and answered. */
export async function playScenario(switches: Partial<Switches> = {}): Promise<readonly Exchange[]> {
  const simulator = await startSimulator({ switches: { ...QUICK, ...switches } });
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
