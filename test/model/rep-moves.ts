import type { Command, NewPerson } from '../../lib/call/commands.ts';
import type { CallAction, RowAction, RowView, Snapshot } from '../../lib/call/snapshot.ts';
import { rollHabit } from './cast.ts';
import type { Dice } from './dice.ts';
import { absentPeople, offering, type Playground, press, pressOrSend, pressRow, type Turn } from './playground.ts';

/** Something that may happen next. */
export interface Move {
  readonly name: string;
  readonly weight: number;
  readonly isPossible: (snapshot: Snapshot) => boolean;
  /** Acts, without waiting for what follows; tells what was done. */
  readonly play: (turn: Turn) => Promise<string>;
}

function somebodyNew({ snapshot, dice }: Turn, most: number): readonly NewPerson[] {
  const absent = [...absentPeople(snapshot)];
  const count = Math.min(absent.length, dice.between(1, most));
  return Array.from({ length: count }, () => absent.splice(dice.between(0, absent.length - 1), 1)).flat();
}

async function prepare({ ground }: Turn, people: readonly NewPerson[], dice: Dice): Promise<void> {
  for (const person of people) await ground.stage.simulator.setCallee(person.number, rollHabit(person, dice));
}

/** Sends a command that puts people on the list. */
async function list(turn: Turn, command: Extract<Command, { kind: 'start' | 'add' }>): Promise<string> {
  const { ground, dice } = turn;
  await prepare(turn, command.people, dice);
  const outcome = await ground.desk.send(command);
  if (!outcome.ok) return `refused: ${outcome.refusal.refused}`;
  if (command.kind === 'start') ground.listed.clear();
  for (const { name } of command.people) ground.listed.add(name);
  return command.people.map(({ name }) => name).join(', ');
}

const start: Move = {
  name: 'start',
  weight: 30,
  isPossible: ({ host }) => host.phase.kind === 'none',
  play: (turn) => {
    const bringIn = turn.dice.roll() < 0.8 ? 'on-answer' : 'by-hand';
    return list(turn, { kind: 'start', people: somebodyNew(turn, 4), bringIn });
  },
};

const add: Move = {
  name: 'add',
  weight: 6,
  isPossible: (snapshot) => snapshot.actions.includes('add') && absentPeople(snapshot).length > 0,
  play: (turn) => list(turn, { kind: 'add', people: somebodyNew(turn, 2) }),
};

interface RowMove {
  readonly action: RowAction;
  readonly weight: number;
  readonly buttons?: readonly string[];
  readonly toCommand: (row: RowView, dice: Dice) => Command;
}

const target = ({ id, generation }: RowView) => ({ personId: id, generation });

const ROW_MOVES: readonly RowMove[] = [
  {
    action: 'remove',
    weight: 6,
    buttons: ['remove', 'confirm-remove'],
    toCommand: (row, dice) => ({ kind: 'remove', ...target(row), delayMs: dice.pick([0, 3000]) }),
  },
  { action: 'cancel', weight: 3, toCommand: (row) => ({ kind: 'remove', ...target(row), delayMs: 0 }) },
  { action: 'undo', weight: 8, buttons: [], toCommand: (row) => ({ kind: 'undoRemove', ...target(row) }) },
  { action: 'call-back', weight: 9, toCommand: (row) => ({ kind: 'callBack', ...target(row) }) },
  { action: 'bring-in', weight: 8, toCommand: (row) => ({ kind: 'bringIn', ...target(row) }) },
  { action: 'talk', weight: 2, toCommand: ({ id }) => ({ kind: 'talk', personId: id }) },
  { action: 'stop-talking', weight: 4, toCommand: () => ({ kind: 'talk', personId: null }) },
  { action: 'mute', weight: 2, toCommand: (row) => ({ kind: 'setPersonMuted', ...target(row), muted: true }) },
  { action: 'unmute', weight: 3, toCommand: (row) => ({ kind: 'setPersonMuted', ...target(row), muted: false }) },
];

const toRowMove = ({ action, weight, buttons = [action], toCommand }: RowMove): Move => ({
  name: action,
  weight,
  isPossible: (snapshot) => offering(snapshot, action).length > 0,
  play: async (turn) => {
    const { ground, dice, snapshot } = turn;
    const row = dice.pick(offering(snapshot, action));
    const person = { name: row.name, number: row.number };
    if (action === 'call-back') await prepare(turn, [person], dice);
    const undo = `[data-toast="${row.id}"] [data-action="undo"]`;
    const pressIt = () => (action === 'undo' ? press(ground, undo) : pressRow(ground, row, ...buttons));
    return `${row.name}, ${await pressOrSend(turn, pressIt, toCommand(row, dice))}`;
  },
});

interface CallMove {
  readonly action: CallAction;
  readonly weight: number;
  readonly command: Command;
}

const CALL_MOVES: readonly CallMove[] = [
  { action: 'mute', weight: 2, command: { kind: 'setMuted', muted: true } },
  { action: 'unmute', weight: 4, command: { kind: 'setMuted', muted: false } },
  { action: 'hold', weight: 2, command: { kind: 'setOnHold', onHold: true } },
  { action: 'resume', weight: 4, command: { kind: 'setOnHold', onHold: false } },
  { action: 'leave', weight: 2, command: { kind: 'leave' } },
  { action: 'rejoin', weight: 10, command: { kind: 'rejoin' } },
  { action: 'end', weight: 2, command: { kind: 'end' } },
  { action: 'dismiss', weight: 30, command: { kind: 'dismiss' } },
];

/** A way out that came to be a menu between the look and the click has left that menu open. */
async function pressWayOut(ground: Playground, action: CallAction): Promise<boolean> {
  const choice = `[role="menuitem"][data-action="${action}"]`;
  const isOpen = await ground.front.panel.has(choice);
  return press(ground, ...(isOpen ? [] : ['[data-action="end-menu"]']), choice);
}

async function pressCall({ ground, snapshot }: Turn, action: CallAction): Promise<boolean> {
  const isWayOut = action === 'leave' || action === 'end';
  if (isWayOut && snapshot.actions.includes('leave')) return pressWayOut(ground, action);
  const isIn = action === 'end' && snapshot.host.phase.kind !== 'left';
  return press(ground, isIn ? '[data-action="end-menu"]' : `footer [data-action="${action}"]`);
}

const toCallMove = ({ action, weight, command }: CallMove): Move => ({
  name: action,
  weight,
  isPossible: ({ actions }) => actions.includes(action),
  play: (turn) => pressOrSend(turn, () => pressCall(turn, action), command),
});

/** Everything that the rep can do. */
export const REP_MOVES: readonly Move[] = [start, add, ...ROW_MOVES.map(toRowMove), ...CALL_MOVES.map(toCallMove)];
