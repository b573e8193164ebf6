import { mkdir } from 'node:fs/promises';
import { awaitPhase, enableSite, rowOf, signIn, start } from '../harness/moves.ts';
import { ROOT } from '../harness/process.ts';
import { allowSite } from '../harness/site-permission.ts';
import type { Stage } from '../harness/stage.ts';
import { CAST, cast, type StoryPerson } from '../harness/story.ts';
import { eventually } from '../harness/wait.ts';

/** The picture in the README. */
const PICTURE = '.github/panel.png';
const PATIENCE_MS = 60_000;

/** Rings for as long as the picture takes. */
const ELENA: StoryPerson = {
  name: 'Elena Kovács',
  number: '+16285550119',
  callee: { name: 'Elena Kovács', rings: true, answersAfterMs: 600_000 },
};

/** Takes the README's picture anew: somebody in the conference, somebody ringing, somebody busy. */
export async function takePicture(stage: Stage): Promise<number> {
  const { simulator, browser, panel, crm } = stage;
  const { priya, mina, tom } = CAST;
  await cast(stage);
  await simulator.setCallee(ELENA.number, ELENA.callee);
  await signIn(stage);
  await allowSite(browser, `${new URL(simulator.address.crm).origin}/*`);
  await enableSite(stage);
  await start(stage, [priya, mina, tom, ELENA]);
  await awaitPhase(panel, tom.name, ['failed']);
  for (const { name } of [priya, mina]) await awaitPhase(panel, name, ['joined']);
  const hasTalked = async () => /00:[1-5]\d/.test((await rowOf(panel, mina.name)).state);
  await eventually(hasTalked, { what: 'a call that is not brand-new', timeoutMs: PATIENCE_MS });
  await mkdir(`${ROOT}.github`, { recursive: true });
  await crm.screenshot({ path: ROOT + PICTURE });
  console.log(PICTURE);
  return 0;
}
