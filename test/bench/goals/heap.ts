import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { PartyPatch } from '../../../lib/call/party';
import { toPatches } from '../../../lib/ringcentral/to-facts';
import type { Notification } from '../../simulator/world/notification';
import type { Goal } from '../row';
import { callees, type Place } from '../set-up/place';
import { isEverybodyIn, openProduct, type Product } from '../set-up/product';
import { openVirtualPlace } from '../set-up/virtual-place';

const EVENTS = 20_000;
/** With the rep, ten parties. */
const PEOPLE = 9;
const MOST_MB = 0.5;
const MB = 1024 * 1024;

/** Makes a full collection possible without a flag on the command line. */
function createCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

/** Live bytes, once what is only waiting to be freed is gone. */
async function heapUsed(collect: () => void): Promise<number> {
  for (let turn = 0; turn < 4; turn += 1) {
    collect();
    await new Promise((done) => setImmediate(done));
  }
  return process.memoryUsage().heapUsed;
}

/** What the platform said on the way in: bodies as they come, one for each party and state. */
function record({ world }: Place): readonly string[] {
  const texts: string[] = [];
  world.onNotification((notification: Notification) => void texts.push(JSON.stringify(notification)));
  return texts;
}

/** Later news about the same parties: every sequence is higher than the last, and everybody stays in. */
function* newsAbout(texts: readonly string[]): Generator<PartyPatch> {
  const told = texts.flatMap((text) => toPatches(JSON.parse(text)).patches);
  const last = new Map(told.map((patch) => [patch.party.partyId, patch]));
  const lasting = [...last.values()];
  for (let number = 0; ; number += 1) {
    const patch = lasting[number % lasting.length];
    if (!patch) return;
    const party = { ...patch.party, muted: number % 2 === 0 };
    yield { ...patch, sequence: patch.sequence + number + 1, party };
  }
}

async function tell(product: Product, news: Generator<PartyPatch>, count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const next = news.next();
    if (!next.done) await product.conductor.handleNotification(next.value);
  }
}

async function measureGrowth(): Promise<number> {
  const collect = createCollector();
  const place = openVirtualPlace();
  const texts = record(place);
  const product = await openProduct(place);
  const numbers = callees(place.world, PEOPLE);
  await place.wait(Promise.all([product.seen(isEverybodyIn), product.start('start', numbers)]));
  const news = newsAbout(texts);
  // Compiling and caches settle first.
  await tell(product, news, 2_000);
  const before = await heapUsed(collect);
  await tell(product, news, EVENTS);
  const after = await heapUsed(collect);
  if (!isEverybodyIn(product.conductor.snapshot())) throw new Error('Somebody left while nothing but news came');
  return after - before;
}

/** Memory of a long call. */
export const heapGoal: Goal = {
  ids: ['G13'],
  async *run() {
    const grown = await measureGrowth();
    yield {
      goal: 'G13',
      what: `heap after ${EVENTS.toLocaleString('en')} events, ${PEOPLE + 1} parties`,
      measured: `${(grown / MB).toFixed(2)} MB more`,
      bound: `${MOST_MB} MB`,
      floor: '0 MB',
      isMet: grown <= MOST_MB * MB,
      isExact: true,
    };
  },
};
