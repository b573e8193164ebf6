import { killWorker } from '../harness/extension.ts';
import { awaitHost, enableSite, goOut, signIn } from '../harness/moves.ts';
import { requestsOf } from '../harness/simulator.ts';
import { allowSite } from '../harness/site-permission.ts';
import { type Stage, setStage } from '../harness/stage.ts';
import { cast, type Scene, STORY } from '../harness/story.ts';
import { differences } from '../harness/truth.ts';
import { eventually } from '../harness/wait.ts';
import { DEFAULT_SWITCHES, SWITCH_VALUES, type Switches } from '../simulator/world/switches.ts';
import type { Part, Report } from './part.ts';

const TOGGLES: readonly (keyof Switches)[] = [
  'earlyAnswer',
  'hostByeEndsConference',
  'goneReasonInRead',
  'holdPlaysMusic',
  'presenceListsConference',
  'answeringDeviceInTo',
];

const toSettings = (name: string, values: readonly unknown[]): readonly Partial<Switches>[] =>
  values.map((value) => ({ [name]: value }));

/** Every value of every switch that is not the default, one at a time. */
const SETTINGS: readonly Partial<Switches>[] = [
  {},
  ...Object.entries(SWITCH_VALUES).flatMap(([name, values]) =>
    toSettings(
      name,
      values.filter((value) => value !== DEFAULT_SWITCHES[name as keyof Switches]),
    ),
  ),
  ...TOGGLES.flatMap((name) => toSettings(name, [!DEFAULT_SWITCHES[name]])),
];

type Play = Scene['play'];

async function leaveAndBeEnded({ panel }: Stage): Promise<void> {
  await goOut(panel, 'leave');
  await awaitHost(panel, 'ended');
}

async function leaveInVain({ panel }: Stage): Promise<void> {
  await goOut(panel, 'leave');
  await eventually(() => panel.has('[data-notice="leave-refused"]'), { what: '"You could not leave"' });
  await awaitHost(panel, 'in');
}

async function rejoinInVain({ panel, simulator }: Stage): Promise<void> {
  const invites = async () => (await simulator.ledger()).legs.length;
  const before = await invites();
  await panel.click('[data-action="rejoin"]');
  await eventually(async () => (await invites()) > before, { what: "the rep's new INVITE" });
  await awaitHost(panel, 'left');
}

const endFromOutside: Play = async ({ panel }) => {
  await panel.click('footer [data-action="end"]');
  await awaitHost(panel, 'ended');
};

const nothing: Play = async () => undefined;

/** Where the platform refuses, the story goes on otherwise: with what the panel has to say then. */
function otherwise(setting: Partial<Switches>): Readonly<Record<string, Play>> {
  if (setting.keepConferenceAlive === 'ignored') return { left: leaveAndBeEnded, rejoined: nothing, ended: nothing };
  if (setting.keepConferenceAlive === 'refused') return { left: leaveInVain, rejoined: nothing };
  return setting.rejoinByToken === 'refused' ? { rejoined: rejoinInVain, ended: endFromOutside } : {};
}

/** The gateway drops the connection once in each story: some switches are about nothing else. */
async function dropGateway({ simulator, panel }: Stage): Promise<void> {
  const tokens = async () => requestsOf(await simulator.ledger(), 'POST', /\/wstoken$/).length;
  const before = await tokens();
  await simulator.setFaults({ dropGateway: {} });
  await eventually(async () => (await tokens()) > before, { what: 'the extension coming back to the gateway' });
  const isQuiet = async () => !(await panel.has('[data-notice="reconnecting"]'));
  await eventually(isQuiet, { what: 'the connection being back', timeoutMs: 30_000 });
}

async function playScene(stage: Stage, scene: Scene, play: Play): Promise<void> {
  if (scene.slug === 'hung-up') await dropGateway(stage);
  await play(stage);
  const look = async () => {
    const found = differences(await stage.panel.rows(), await stage.simulator.ledger(), scene.people);
    if (found.length > 0) throw new Error(found.join('\n'));
    return true;
  };
  await eventually(look, { what: `the truth in "${scene.title}"` });
}

async function playStory(stage: Stage, setting: Partial<Switches>): Promise<void> {
  await stage.simulator.reset();
  // Pages may call people back five times a minute; a new worker counts anew.
  await killWorker(stage.browser);
  await stage.simulator.setSwitches({ ...setting, rateLimits: false });
  await cast(stage);
  const plays = otherwise(setting);
  for (const scene of STORY.slice(1)) await playScene(stage, scene, plays[scene.slug] ?? scene.play);
  await stage.panel.click('[data-action="dismiss"]');
  await eventually(async () => !(await stage.panel.isShown()), { what: 'the panel going away' });
}

async function readyStage(): Promise<Stage> {
  const stage = await setStage({ headless: true });
  await signIn(stage);
  await allowSite(stage.browser, `${new URL(stage.simulator.address.crm).origin}/*`);
  await enableSite(stage);
  return stage;
}

async function tellAll(report: Report): Promise<void> {
  let stage: Stage | undefined;
  for (const [index, setting] of SETTINGS.entries()) {
    if (index > 0 && report.isLate()) break;
    const what = `${index + 1} of ${SETTINGS.length}: ${JSON.stringify(setting)}`;
    try {
      stage ??= await readyStage();
      await playStory(stage, setting);
      report.passed(what);
    } catch (cause) {
      report.failed(what, cause);
      await stage?.close();
      stage = undefined; // whatever went wrong must not spoil the next story
    }
  }
  await stage?.close();
}

/** The demo's story in the shipped build, under every behaviour of the platform that nobody has confirmed. */
export const storiesPart: Part = { name: 'stories', share: 12, run: tellAll };
