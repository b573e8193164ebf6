import type { Goal, Row } from '../row';
import { loadRealPlace } from '../set-up/load-real-place';
import { H_MS, type Place, S_MS, SERVER_INVITE_MS } from '../set-up/place';
import { openVirtualPlace } from '../set-up/virtual-place';
import { FEWER_ROUNDS, median, pairedRatio, spread } from '../statistics';
import { createMeasure, type Round } from './set-up-measure';

const SIZES = [1, 3, 9] as const;
const LOCAL_MS = 60;
const SLACK = 1.15;
/** Of the js-widgets sequence, by people: set for a server that takes bring-ins side by side. */
const PEER_SHARES: ReadonlyMap<number, number> = new Map([
  [3, 0.25],
  [9, 0.1],
]);
const PEER = '(3N+2)(H+S)';

/** The best of any client where the server takes one bring-in at a time; the server's own time for the INVITE on top. */
const formulaMs = (people: number): number => (1 + people) * H_MS + 2 * S_MS + SERVER_INVITE_MS;

const goal = 'G11';

function pathRow(people: number, { ours, floor }: Round): Row {
  const boundMs = people === 1 ? formulaMs(1) + LOCAL_MS : SLACK * formulaMs(people);
  return {
    goal,
    what: `critical path, N = ${people}, virtual time`,
    measured: `${ours.ms} ms`,
    bound: `${Math.round(boundMs)} ms`,
    floor: `${floor.ms} ms`,
    isMet: ours.ms <= boundMs,
    isExact: true,
  };
}

function countRow(people: number, { ours, floor, peer }: Round): Row {
  return {
    goal,
    what: `REST calls before the last is in, N = ${people}`,
    measured: `${ours.work} and ${ours.reads} reads`,
    bound: `${people + 1} and audit reads`,
    floor: `${floor.work}`,
    peer: `${peer.work + peer.reads} (replayed)`,
    isMet: ours.work === people + 1,
    isExact: true,
  };
}

/** A ratio to the peer's sequence, replayed on the same server in the same round. */
function peerRow(people: number, rounds: readonly Round[], how: string): readonly Row[] {
  const share = PEER_SHARES.get(people);
  if (share === undefined) return [];
  const ms = (which: keyof Round) => rounds.map((round) => round[which].ms);
  const { ratio, text } = pairedRatio(ms('ours'), ms('peer'));
  return [
    {
      goal,
      what: `of the js-widgets sequence, N = ${people}, ${how}`,
      measured: text,
      bound: `${share}x, if bring-ins went side by side`,
      floor: `${pairedRatio(ms('floor'), ms('peer')).ratio.toFixed(2)}x, the least where they go one at a time`,
      peer: `${PEER}: ${(3 * people + 2) * (H_MS + S_MS)} ms; replayed ${Math.round(median(ms('peer')))} ms`,
      isMet: ratio <= share,
      isExact: false,
    },
  ];
}

function realRow(people: number, rounds: readonly Round[]): Row {
  const ours = rounds.map((round) => round.ours.ms);
  const floors = rounds.map((round) => round.floor.ms);
  const localMs = median(rounds.map((round) => round.ours.ms - round.floor.ms));
  return {
    goal,
    what: `over the floor, N = ${people}, real time`,
    measured: `${localMs} ms (${spread(ours, 'ms')})`,
    bound: `${LOCAL_MS} ms`,
    floor: spread(floors, 'ms'),
    isMet: localMs <= LOCAL_MS,
    isExact: false,
  };
}

async function virtualRows(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const people of SIZES) {
    const place = openVirtualPlace();
    const round = await createMeasure(place)(people);
    rows.push(pathRow(people, round), countRow(people, round), ...peerRow(people, [round], 'virtual time'));
  }
  return rows;
}

async function realRows(place: Place): Promise<readonly Row[]> {
  const measure = createMeasure(place);
  const rounds = new Map<number, Round[]>(SIZES.map((people) => [people, []]));
  await measure(1); // warms the connections up
  for (let turn = 0; turn < FEWER_ROUNDS; turn += 1) {
    for (const people of SIZES) rounds.get(people)?.push(await measure(people));
  }
  return SIZES.flatMap((people) => {
    const seen = rounds.get(people) ?? [];
    return [realRow(people, seen), ...peerRow(people, seen, 'real time')];
  });
}

/** Conference set-up with H and S injected: exactly in virtual time, and in real time against the simulator. */
export const setUpGoal: Goal = {
  ids: [goal],
  async *run() {
    yield* await virtualRows();
    const place = await loadRealPlace();
    yield* await realRows(place).finally(() => place.close());
  },
};
