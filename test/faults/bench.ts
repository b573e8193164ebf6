import { expect } from 'vitest';
import type { Command } from '../../lib/call/commands';
import type { RowView } from '../../lib/call/snapshot';
import type { CommandResult } from '../../lib/conductor/ports';
import type { ApiCall } from '../../lib/ringcentral/api';
import type { RequestFate } from '../properties/network';
import { Rig, type RigOptions } from '../properties/rig';
import {
  broughtInTwice,
  conferencesWithHost,
  duplicates,
  leftovers,
  numbersInConference,
  numbersShownJoined,
} from '../properties/truth';

export const DANA = '+16505550117';
/** A colleague: the own party reads Answered long before anybody did. */
export const PRIYA = '102';
export const TOM = '+14155550188';
const EVERYBODY = [DANA, PRIYA, TOM];

/** Paths of the requests that a call consists of. */
export const CREATE = /\/telephony\/conference$/;
export const BRING_IN = /\/bring-in$/;
export const SESSION = /\/sessions\/[^/]+$/;
export const PARTY = /\/parties\/[^/]+$/;

/** Everybody is in well before this, when nothing is wrong. */
export const STARTED_MS = 15_000;

/** A rig in which three people will answer. */
export async function open(options: RigOptions = {}): Promise<Rig> {
  const rig = new Rig(options);
  rig.world.setCallee(DANA, { name: 'Dana', answersAfterMs: 1_500 });
  rig.world.setCallee(PRIYA, { name: 'Priya', internal: true, answersAfterMs: 3_000 });
  rig.world.setCallee(TOM, { name: 'Tom', answersAfterMs: 2_000 });
  await rig.run(10);
  return rig;
}

/** Presses Start; nothing has happened yet. */
export function start(rig: Rig, numbers: readonly string[] = EVERYBODY): Promise<CommandResult> {
  const people = numbers.map((number) => ({ number, name: '' }));
  return rig.command({ kind: 'start', people, bringIn: 'on-answer' }, 'start');
}

/** A call with three people in it, and nothing on its way. */
export async function running(options: RigOptions = {}): Promise<Rig> {
  const rig = await open(options);
  void start(rig);
  await rig.run(STARTED_MS);
  expect(numbersShownJoined(rig.snapshot)).toEqual([...EVERYBODY].sort());
  return rig;
}

export function rowOf(rig: Rig, number: string): RowView {
  const row = rig.snapshot.rows.find((candidate) => candidate.number === number);
  if (!row) throw new Error(`Nobody has the number ${number}`);
  return row;
}

/** A wish about one person, as the present row means them. */
export function wish(rig: Rig, kind: 'remove' | 'callBack', number: string): Promise<CommandResult> {
  const { id: personId, generation } = rowOf(rig, number);
  const command: Command =
    kind === 'remove' ? { kind, personId, generation, delayMs: 0 } : { kind, personId, generation };
  return rig.command(command);
}

export const noticesOf = (rig: Rig): readonly string[] => rig.snapshot.notices.map(({ kind }) => kind);

/** Every notice that anybody saw so far. */
export const noticesShown = (rig: Rig): readonly string[] => [
  ...new Set(rig.shown.flatMap(({ notices }) => notices.map(({ kind }) => kind))),
];

/** Everything that the row of a number was shown as, one after another. */
export function phasesShown(rig: Rig, number: string): readonly string[] {
  const phases = rig.shown.flatMap(({ rows }) => rows.filter((row) => row.number === number).map(({ phase }) => phase));
  return phases.filter((phase, index) => phase !== phases[index - 1]);
}

/** I4: who is shown on the conference is who is on it. */
export const expectTrue = (rig: Rig): void =>
  expect(numbersShownJoined(rig.snapshot), 'shown on the conference').toEqual(numbersInConference(rig));

/** I2: one conference with a host, every leg dialled and brought in once. */
export function expectNothingTwice(rig: Rig): void {
  expect(conferencesWithHost(rig)).toBeLessThanOrEqual(1);
  expect(duplicates(rig.phone.dialledTags)).toEqual([]);
  expect(broughtInTwice(rig)).toEqual([]);
}

/** I3: nothing of ours lives on, and the microphone is closed. */
export function expectNothingLeft(rig: Rig): void {
  expect(leftovers(rig)).toEqual([]);
  expect(rig.phone.isMicrophoneOpen).toBe(false);
}

/** Requests with this path and method that left, lost ones included. */
export const sent = (rig: Rig, method: string, path: RegExp): readonly ApiCall[] =>
  rig.requests.filter((call) => call.method === method && path.test(call.path));

/** The given fates befall the first requests with this path and method, one each. */
export function fateOf(method: string, path: RegExp, fates: readonly RequestFate[]): NonNullable<RigOptions['fate']> {
  let seen = 0;
  return (call) => {
    if (call.method !== method || !path.test(call.path)) return 'done';
    seen += 1;
    return fates[seen - 1] ?? 'done';
  };
}

/** One fate for all of them. */
export const alwaysFate =
  (method: string, path: RegExp, fate: RequestFate): NonNullable<RigOptions['fate']> =>
  (call) =>
    call.method === method && path.test(call.path) ? fate : 'done';
