import type { CalleeWish } from '../simulator/world/callee.ts';
import { awaitHost, awaitPhase, enableSite, goOut, pressOn, remove, signIn } from './moves.ts';
import { pickPeople } from './pick-people.ts';
import { livingLegs } from './simulator.ts';
import { allowSite } from './site-permission.ts';
import type { Stage } from './stage.ts';
import type { KnownPerson } from './truth.ts';
import { eventually } from './wait.ts';

/** Somebody of the story, and how their phone behaves. */
export interface StoryPerson extends KnownPerson {
  readonly callee: CalleeWish;
}

const PRIYA: StoryPerson = {
  name: 'Priya Natarajan',
  number: '+14155550132',
  callee: { name: 'Priya Natarajan', rings: true, answersAfterMs: 2500 },
};

/** A colleague: RingCentral reports her as answered at once, long before she picks up. */
const MINA: StoryPerson = {
  name: 'Mina Okafor',
  number: '102',
  callee: { name: 'Mina Okafor', internal: true, rings: true, answersAfterMs: 9000 },
};

const TOM: StoryPerson = {
  name: 'Tom Whitaker',
  number: '+14155550147',
  callee: { name: 'Tom Whitaker', rings: true, fails: 'TargetBusy' },
};

export const CAST = { priya: PRIYA, mina: MINA, tom: TOM };
/** In the order in which they are dialled. */
export const PEOPLE: readonly StoryPerson[] = [PRIYA, MINA, TOM];

/** One scene: what the rep or the others do, and what must be true on screen afterwards. */
export interface Scene {
  /** Part of the screenshot's file name. */
  readonly slug: string;
  readonly title: string;
  /** Acts, and waits until the panel shows what happened. */
  play(stage: Stage): Promise<void>;
  /** People whose rows exist from here on. */
  readonly people: readonly StoryPerson[];
}

/** Tells the simulator how everybody's phone behaves. */
export async function cast(stage: Stage): Promise<void> {
  for (const { number, callee } of PEOPLE) await stage.simulator.setCallee(number, callee);
}

async function playSignIn(stage: Stage): Promise<void> {
  await signIn(stage);
  await allowSite(stage.browser, `${new URL(stage.simulator.address.crm).origin}/*`);
  await enableSite(stage);
}

async function playStart(stage: Stage): Promise<void> {
  const popup = await pickPeople(stage, { listed: PRIYA, typed: MINA, pointedAt: TOM });
  await popup.click('[data-action="start"]');
  await eventually(() => popup.has('[data-view="running-call"]'), { what: 'the running call in the popup' });
  await popup.close();
  await eventually(stage.panel.isShown, { what: 'the panel on the CRM page' });
  await awaitPhase(stage.panel, PRIYA.name, ['ringing']);
  await awaitPhase(stage.panel, MINA.name, ['ringing']);
}

async function playEverybodySettles({ panel }: Stage): Promise<void> {
  await awaitPhase(panel, TOM.name, ['failed']);
  await awaitPhase(panel, PRIYA.name, ['joined']);
  await awaitPhase(panel, MINA.name, ['joined']);
}

/** As CRMs walk: the page stays, its content changes. */
async function playWalk({ crm, panel }: Stage): Promise<void> {
  await crm.click(`main >> text=${PRIYA.name}`);
  await crm.waitForSelector('fieldbook-field');
  await awaitPhase(panel, PRIYA.name, ['joined']);
}

/** A page that is loaded anew gets its panel anew. */
async function playPageLoad({ crm, panel }: Stage): Promise<void> {
  await crm.reload();
  await eventually(panel.isShown, { what: 'the panel in the new page' });
  await awaitPhase(panel, PRIYA.name, ['joined']);
}

async function playHangUp({ simulator, panel }: Stage): Promise<void> {
  await simulator.hangUp(PRIYA.number);
  await awaitPhase(panel, PRIYA.name, ['left']);
}

async function playCallBack({ panel }: Stage): Promise<void> {
  await pressOn(panel, PRIYA.name, 'call-back');
  await awaitPhase(panel, PRIYA.name, ['joined']);
}

async function playBusyNoMore({ simulator, panel }: Stage): Promise<void> {
  await simulator.setCallee(TOM.number, { ...TOM.callee, fails: undefined, answersAfterMs: 1500 });
  await pressOn(panel, TOM.name, 'call-back');
  await awaitPhase(panel, TOM.name, ['joined']);
}

async function playRemove({ panel }: Stage): Promise<void> {
  await remove(panel, MINA.name);
  await awaitPhase(panel, MINA.name, ['left']);
}

async function playLeave({ panel }: Stage): Promise<void> {
  await goOut(panel, 'leave');
  await awaitHost(panel, 'left');
  await eventually(() => panel.has('[data-action="rejoin"]'), { what: 'the offer to rejoin' });
}

async function playRejoin({ panel }: Stage): Promise<void> {
  await panel.click('[data-action="rejoin"]');
  await awaitHost(panel, 'in');
}

async function playEnd({ panel, simulator }: Stage): Promise<void> {
  await goOut(panel, 'end');
  await awaitHost(panel, 'ended');
  const left = livingLegs(await simulator.ledger());
  if (left.length > 0) throw new Error(`The panel says "ended" while ${left.length} legs are up`);
}

/** The story that the demo plays and the end-to-end tests start from. */
export const STORY: readonly Scene[] = [
  { slug: 'signed-in', title: 'Sign in, and enable the panel on this site', play: playSignIn, people: [] },
  { slug: 'ringing', title: 'Start with three people: two from the page, one typed', play: playStart, people: PEOPLE },
  { slug: 'joined', title: 'Two join, one is busy', play: playEverybodySettles, people: PEOPLE },
  { slug: 'another-record', title: "The rep walks to Priya's record", play: playWalk, people: PEOPLE },
  { slug: 'new-page', title: 'The rep loads that page anew', play: playPageLoad, people: PEOPLE },
  { slug: 'hung-up', title: 'Priya hangs up', play: playHangUp, people: PEOPLE },
  { slug: 'called-back', title: 'One click calls her back', play: playCallBack, people: PEOPLE },
  { slug: 'busy-no-more', title: 'Tom is free now', play: playBusyNoMore, people: PEOPLE },
  { slug: 'removed', title: 'Mina is removed', play: playRemove, people: PEOPLE },
  { slug: 'left', title: 'The rep leaves, the others go on', play: playLeave, people: PEOPLE },
  { slug: 'rejoined', title: 'The rep rejoins', play: playRejoin, people: PEOPLE },
  { slug: 'ended', title: 'The rep ends the conference for everybody', play: playEnd, people: PEOPLE },
];
