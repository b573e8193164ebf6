import { control } from './conference';
import { type Stage, TELEPHONY, textAt } from './stage';
import { until } from './until';
import { readPresence } from './user';

const OUTSIDE = '+16505550144';

/** Ordinary calls: one that is held, recorded and hung up, one that fails, and two that come in. */
export async function runCalls(stage: Stage): Promise<void> {
  await callOut(stage);
  await failCall(stage);
  await callIn(stage, {});
  await callIn(stage, { handedOverAfterMs: 300 });
}

async function callOut(stage: Stage): Promise<void> {
  stage.simulator.world.setCallee(OUTSIDE, { name: 'Bo Lindqvist' });
  const { sessionId, partyId } = await stage.dial(OUTSIDE);
  const session = `${TELEPHONY}/sessions/${sessionId}`;
  const party = `${session}/parties/${partyId}`;
  await stage.ask('POST', `${party}/recordings`);
  stage.simulator.world.answer(OUTSIDE);
  await stage.reached(partyId, 'Answered');
  await control(stage, party, 'Answered');
  const recording = textAt(await stage.ask('POST', `${party}/recordings`), 'id');
  await stage.ask('PATCH', `${party}/recordings/${recording}`, { active: false });
  await stage.ask('PATCH', `${party}/recordings/${recording}`, {});
  await stage.ask('PATCH', `${party}/recordings/unknown`, { active: false });
  await stage.ask('GET', session);
  await stage.ask('POST', `${party}/reject`);
  await stage.ask('DELETE', party);
  await stage.ask('GET', session);
}

async function failCall(stage: Stage): Promise<void> {
  stage.simulator.world.setCallee(OUTSIDE, { fails: 'TargetBusy', failsAfterMs: 120 });
  const { sessionId, partyId } = await stage.dial(OUTSIDE);
  await stage.reached(partyId, 'Disconnected');
  await stage.ask('GET', `${TELEPHONY}/sessions/${sessionId}`);
}

async function callIn(stage: Stage, how: { readonly handedOverAfterMs?: number }): Promise<void> {
  const { world } = stage.simulator;
  const sessionId = world.callIn({ from: OUTSIDE, name: 'Bo Lindqvist', ...how }) ?? '';
  const ringing = () => {
    const own = world.state.sessions.get(sessionId)?.parties.at(-1);
    return own?.status === 'Proceeding' && own;
  };
  const own = await until('a ringing call', ringing);
  await stage.ask('GET', `${TELEPHONY}/sessions/${sessionId}`);
  await readPresence(stage);
  await stage.ask('POST', `${TELEPHONY}/sessions/${sessionId}/parties/${own.id}/reject`);
  await stage.ask('DELETE', `${TELEPHONY}/sessions/${sessionId}`);
}
