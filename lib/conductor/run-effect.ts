import type { Effect } from '../call/effects';
import type { FactBody } from '../call/facts';
import type { AttemptOutcome } from '../call/requests';
import type { Failure, Outcome } from '../shared/outcome';
import type { ConductorPorts } from './ports';

const OUTCOMES: Readonly<Record<Failure['reason'], AttemptOutcome>> = {
  'not-sent': 'not-done',
  'rate-limited': 'not-done',
  'not-found': 'gone',
  conflict: 'conflict',
  forbidden: 'forbidden',
  refused: 'refused',
  'signed-out': 'not-done',
  unknown: 'unknown',
};

const settledOutcome = (outcome: Outcome<unknown>): AttemptOutcome => (outcome.ok ? 'ok' : OUTCOMES[outcome.reason]);

/** How long a request has to wait that its rate group did not let through. */
function heldFor(outcome: Outcome<unknown>): { readonly retryAfterMs?: number } {
  const isHeld = !outcome.ok && outcome.reason === 'rate-limited' && outcome.retryAfterMs !== undefined;
  return isHeld ? { retryAfterMs: outcome.retryAfterMs } : {};
}

function settled(key: string, outcome: Outcome<unknown>): FactBody[] {
  const facts: FactBody[] = [{ kind: 'settled', key, outcome: settledOutcome(outcome), ...heldFor(outcome) }];
  if (!outcome.ok && outcome.reason === 'signed-out') facts.push({ kind: 'signedOut' });
  return facts;
}

async function look(ports: ConductorPorts, effect: Extract<Effect, { kind: 'look' }>): Promise<FactBody[]> {
  const begunAtMs = ports.clock.nowMs();
  const { target } = effect;
  if (target === 'presence') {
    const calls = await ports.telephony.readPresence();
    if (!calls.ok) return [{ kind: 'lookFailed', target, ...heldFor(calls) }];
    return [{ kind: 'presenceRead', begunAtMs, calls: calls.value }];
  }
  const session = await ports.telephony.readSession(effect.subjectId);
  if (session.ok) return [{ kind: 'sessionRead', target, begunAtMs, reading: session.value }];
  if (session.reason === 'not-found') return [{ kind: 'sessionGone', target, begunAtMs }];
  const failed: FactBody = { kind: 'lookFailed', target, ...heldFor(session) };
  return session.reason === 'signed-out' ? [failed, { kind: 'signedOut' }] : [failed];
}

async function create(ports: ConductorPorts, key: string): Promise<FactBody[]> {
  const outcome = await ports.telephony.createConference();
  if (!outcome.ok) return settled(key, outcome);
  return [{ kind: 'settled', key, outcome: 'ok', conference: outcome.value }];
}

async function bringIn(ports: ConductorPorts, effect: Extract<Effect, { kind: 'bringIn' }>): Promise<FactBody[]> {
  const { conferenceId, sessionId, partyId } = effect;
  const outcome = await ports.telephony.bringIn(conferenceId, { sessionId, partyId });
  if (!outcome.ok) return settled(effect.key, outcome);
  return [{ kind: 'settled', key: effect.key, outcome: 'ok', partyId: outcome.value.partyId }];
}

async function record(ports: ConductorPorts, effect: Extract<Effect, { kind: 'record' }>): Promise<FactBody[]> {
  const last = effect.entries.at(-1);
  try {
    await ports.record.put(effect.entries);
    return last ? [{ kind: 'recorded', callId: last.callId, sequence: last.sequence }] : [];
  } catch (cause) {
    ports.log('warn', `The record of the call was not stored: ${cause instanceof Error ? cause.name : 'unknown'}`);
    return [{ kind: 'settled', key: effect.key, outcome: 'unknown' }];
  }
}

/** Effects that go to RingCentral and come back with an answer. */
async function request(ports: ConductorPorts, effect: Effect): Promise<FactBody[]> {
  const { telephony } = ports;
  switch (effect.kind) {
    case 'createConference':
      return create(ports, effect.key);
    case 'bringIn':
      return bringIn(ports, effect);
    case 'deleteParty': {
      const { key, sessionId, partyId, keepConferenceAlive } = effect;
      const options = keepConferenceAlive
        ? { keepConferenceAlive, priority: 'end' as const }
        : { priority: 'remove' as const };
      return settled(key, await telephony.deleteParty(sessionId, partyId, options));
    }
    case 'deleteSession':
      return settled(effect.key, await telephony.deleteSession(effect.sessionId));
    case 'mutePerson':
      return settled(effect.key, await telephony.setPartyMuted(effect.sessionId, effect.partyId, effect.muted));
    default:
      return [];
  }
}

/** Carries one effect out. Never rejects: what happened comes back as facts. */
export async function runEffect(ports: ConductorPorts, effect: Effect): Promise<FactBody[]> {
  switch (effect.kind) {
    case 'openPhone':
      return settled(effect.key, await ports.phone.open());
    case 'startEvents':
      return settled(effect.key, await ports.events.start());
    case 'closePhone':
      ports.phone.close();
      return [];
    case 'stopEvents':
      ports.events.stop();
      return [{ kind: 'eventsChanged', state: 'stopped' }];
    case 'record':
      return record(ports, effect);
    case 'tellPhone':
      ports.phone.send(effect.bootId, effect.order);
      return [];
    case 'look':
      if (effect.target !== 'phone') return look(ports, effect);
      ports.phone.send(effect.subjectId, { kind: 'state' });
      return [];
    default:
      return request(ports, effect);
  }
}
