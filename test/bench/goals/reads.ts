import type { Goal, Row } from '../row';
import { loadRealPlace } from '../set-up/load-real-place';
import { callees, type Place } from '../set-up/place';
import { isEverybodyIn, openProduct } from '../set-up/product';
import { openVirtualPlace } from '../set-up/virtual-place';

const MINUTE_MS = 60_000;
const MINUTES = 30;
const PEOPLE = 3;
const MOST = 2;

/** What the polls of ConferenceCall.ts cost in js-widgets: two GETs every 5 s. */
const PEER = '24 a minute (js-widgets, DEFAULT_TTL 5,000 ms)';

interface Watch {
  readonly minutes: number;
  /** What a start asks for by the way is no steady state. */
  readonly restMs: number;
}

/** Requests of each minute of a call in which nothing happens. */
async function countByMinute(place: Place, { minutes, restMs }: Watch): Promise<readonly number[]> {
  const { requests } = place.world.state;
  const product = await openProduct(place);
  const numbers = callees(place.world, PEOPLE);
  await place.wait(Promise.all([product.seen(isEverybodyIn), product.start('start', numbers)]));
  await place.pass(restMs);
  const counts: number[] = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    const before = requests.length;
    await place.pass(MINUTE_MS);
    counts.push(requests.length - before);
  }
  await place.wait(product.end());
  product.letGo();
  return counts;
}

function toRow(counts: readonly number[], how: string, isExact: boolean): Row {
  const most = Math.max(...counts);
  return {
    goal: 'G7',
    what: `REST requests a minute, ${PEOPLE} people, ${how}`,
    measured: `${Math.min(...counts)} to ${most}`,
    bound: `${MOST}`,
    floor: '0 (events only)',
    peer: PEER,
    isMet: most <= MOST,
    isExact,
  };
}

/** Requests of a conference in steady state. */
export const readsGoal: Goal = {
  ids: ['G7'],
  async *run() {
    const virtual = await countByMinute(openVirtualPlace(), { minutes: MINUTES, restMs: MINUTE_MS });
    yield toRow(virtual, `${MINUTES} minutes of virtual time`, true);
    const place = await loadRealPlace();
    const watch = { minutes: 1, restMs: 5_000 };
    const real = await countByMinute(place, watch).finally(() => place.close());
    yield toRow(real, "the simulator's ledger of a real minute", true);
  },
};
