import type { Ledger, LedgerLeg, LedgerParty } from '../simulator/world/ledger.ts';
import { livingLegs, type Simulator } from './simulator.ts';
import { eventually } from './wait.ts';

/** Chromium's own noise on an open microphone is about 0.001; a silenced track is exactly 0. */
const SILENCE_RMS = 0.001;

/** Where somebody is now: the seat in the conference, else the party in a call with the rep alone. */
function livingParty(ledger: Ledger, number: string): LedgerParty | undefined {
  const living = ledger.sessions
    .filter(({ ended }) => !ended)
    .flatMap(({ origin, parties }) => parties.map((party) => ({ origin, party })))
    .filter(({ party }) => party.number === number && party.status !== 'Disconnected');
  return (living.find(({ origin }) => origin === 'Conference') ?? living.at(-1))?.party;
}

/** Whom somebody hears now, measured in the samples that are sent to them. */
export function heardBy(ledger: Ledger, number: string): readonly string[] {
  return livingParty(ledger, number)?.heard ?? [];
}

/** Waits until somebody hears exactly these people. */
export async function awaitHears(simulator: Simulator, number: string, expected: readonly string[]): Promise<void> {
  const isSo = async () => [...heardBy(await simulator.ledger(), number)].sort().join() === [...expected].sort().join();
  await eventually(isSo, { what: `${number} hearing ${expected.join(', ') || 'nobody'}` });
}

/** The rep's leg to a number, while it rings or talks. */
export function legTo(ledger: Ledger, number: string): LedgerLeg | undefined {
  return livingLegs(ledger).find((leg) => leg.number === number);
}

/** Says whether the rep's microphone sends nothing on this leg. */
export const isSilent = (leg: LedgerLeg): boolean => leg.audioIn < SILENCE_RMS;
