import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Call, Person } from '../../../lib/call/model';
import { launchBrowser, type TestBrowser } from '../../harness/browser';
import { inWorker } from '../../harness/extension';
import { findChromium } from '../../harness/find-chromium';
import { serverNotification } from '../../simulator/gateway/frames';
import { type Notification, toEnvelope } from '../../simulator/world/notification';
import { bundleForBrowser } from '../load';
import type { Goal, Row } from '../row';
import { callees } from '../set-up/place';
import { isEverybodyIn, openProduct } from '../set-up/product';
import { openVirtualPlace } from '../set-up/virtual-place';
import { median, pairedRatio } from '../statistics';
import type { Load, Lot } from '../worker/throughput';

const PEOPLE = 9;
const MANY = 499;
const TEXTS = 2_000;
/** Texts that are timed at once. */
const LOT = 500;
/** One in so many is broken. */
const BROKEN_EVERY = 100;
const PASSES = 40;
/** On a busy machine the browser compiles late. */
const WARM_UP = 30;
const MOST = 2.5;
const MOST_BY_SIZE = 1.3;
const PEER = 'hand-written guard 1.32x, valibot 2.32x, zod 3.23x';

/** A conference of ten as the core has it, and what the platform said of its people when they joined. */
async function record(): Promise<{ readonly call: Call; readonly said: readonly Notification[] }> {
  const place = openVirtualPlace();
  const said: Notification[] = [];
  place.world.onNotification((notification) => void said.push(notification));
  const product = await openProduct(place);
  const numbers = callees(place.world, PEOPLE);
  await place.wait(Promise.all([product.seen(isEverybodyIn), product.start('start', numbers)]));
  const isJoining = ({ body }: Notification): boolean => body.parties[0].status.code === 'Gone';
  return { call: product.saved() as Call, said: said.filter(isJoining) };
}

/** The frame in which the gateway delivers it. */
function toFrame(notification: Notification, sequence: number): string {
  const envelope = toEnvelope(notification, { id: crypto.randomUUID(), ownerId: '400131427008' });
  return serverNotification({ token: btoa(`${crypto.randomUUID()}/${sequence}`), sequence }, envelope);
}

/** Later news about the same parties, each a little different, some of it broken. */
function toTexts(said: readonly Notification[]): readonly string[] {
  return Array.from({ length: TEXTS }, (_, number) => {
    const notification = said[number % said.length];
    if (!notification) throw new Error('Nobody joined');
    const { body } = notification;
    const parties = [{ ...body.parties[0], muted: number % 2 === 0 }] as const;
    const frame = toFrame({ ...notification, body: { ...body, parties, sequence: body.sequence + number } }, number);
    return number % BROKEN_EVERY === 0 ? frame.slice(0, -number / 10 - 1) : frame;
  });
}

/** The same call with more people, of whom nothing is said. Their ids are as long as those of the platform. */
function crowd(call: Call): Call {
  const [model] = call.people;
  const { sessionId = '', partyId = '' } = model?.leg.ids ?? {};
  const more = Array.from({ length: MANY - call.people.length }, (_, index): Person[] => {
    const number = String(index).padStart(4, '0');
    const unlike = (id: string): string => id.replace(/.{4}(?=(-\d+)?$)/, number);
    const ids = { sessionId: unlike(sessionId), partyId: unlike(partyId) };
    const leg = { ids, tag: `crowd/${number}`, conferencePartyId: unlike(model?.leg.conferencePartyId ?? '') };
    return model ? [{ ...model, id: `crowd-${number}`, leg: { ...model.leg, ...leg } }] : [];
  });
  return { ...call, people: [...more.flat(), ...call.people] };
}

const MANIFEST = {
  manifest_version: 3,
  name: 'Throughput',
  version: '1.0',
  background: { service_worker: 'worker.js', type: 'module' },
};

async function createExtension(folder: string): Promise<void> {
  const { call, said } = await record();
  const texts = toTexts(said);
  const write = (file: string, content: unknown) => writeFile(join(folder, file), JSON.stringify(content));
  await bundleForBrowser('test/bench/worker/throughput.ts', folder, 'worker.js');
  await write('manifest.json', MANIFEST);
  await write('ten.json', { call, texts, lot: LOT } satisfies Load);
  await write('many.json', { call: crowd(call), texts, lot: LOT } satisfies Load);
}

const measureOnce = (browser: TestBrowser, file: string): Promise<readonly Lot[]> =>
  inWorker(browser, (name: string) => measureThroughput(name), file);

/** Both loads in turns; the first turns compile and do not count. */
async function measureBoth(browser: TestBrowser): Promise<readonly [readonly Lot[], readonly Lot[]]> {
  const [ten, many]: [Lot[], Lot[]] = [[], []];
  for (let pass = -WARM_UP; pass < PASSES; pass += 1) {
    const [first, second] = [await measureOnce(browser, 'ten.json'), await measureOnce(browser, 'many.json')];
    if (pass < 0) continue;
    ten.push(...first);
    many.push(...second);
  }
  return [ten, many];
}

const foldMs = (lots: readonly Lot[]): readonly number[] => lots.map((lot) => lot.foldMs);
const parseMs = (lots: readonly Lot[]): readonly number[] => lots.map((lot) => lot.parseMs);

function toRows([ten, many]: readonly [readonly Lot[], readonly Lot[]]): readonly Row[] {
  const { ratio, text } = pairedRatio(foldMs(ten), parseMs(ten));
  const bySize = pairedRatio(foldMs(many), foldMs(ten));
  const perMessage = (lots: readonly number[]) => `${((median(lots) * 1000) / LOT).toFixed(1)} us a message`;
  const common = { goal: 'G8', isExact: false };
  return [
    {
      ...common,
      what: 'parse, validate and reduce, in an MV3 worker',
      measured: `${text}, ${perMessage(foldMs(ten))}`,
      bound: `${MOST}x JSON.parse alone`,
      floor: `JSON.parse ${perMessage(parseMs(ten))}`,
      peer: PEER,
      isMet: ratio <= MOST,
    },
    {
      ...common,
      what: `the same with ${MANY + 1} parties instead of ${PEOPLE + 1}`,
      measured: bySize.text,
      bound: `${MOST_BY_SIZE}x`,
      isMet: bySize.ratio <= MOST_BY_SIZE,
    },
  ];
}

/** What one notification costs the worker. */
export const throughputGoal: Goal = {
  ids: ['G8'],
  async *run() {
    const chromium = await findChromium();
    if (!chromium) throw new Error('No Chromium found; set CHROME_PATH');
    const folder = await mkdtemp(join(tmpdir(), 'partyline-throughput-'));
    await createExtension(folder);
    const browser = await launchBrowser({ chromium, headless: true, hostRules: '', spki: '', extensionFolder: folder });
    try {
      yield* toRows(await measureBoth(browser));
    } finally {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
