import { mkdir, rm } from 'node:fs/promises';
import { ROOT } from '../harness/process.ts';
import type { Stage } from '../harness/stage.ts';
import { cast, type Scene, STORY } from '../harness/story.ts';
import { differences, sideBySide } from '../harness/truth.ts';
import { eventually } from '../harness/wait.ts';

const SHOTS = '.output/demo';
/** News needs a moment from the network to the screen. */
const NEWS_MS = 5000;

/** Gives the screen a moment to agree with the ledger, and tells what does not. */
async function disagreements(stage: Stage, scene: Scene): Promise<readonly string[]> {
  const look = async () => differences(await stage.panel.rows(), await stage.simulator.ledger(), scene.people);
  const agree = async () => (await look()).length === 0;
  const settled = await eventually(agree, { timeoutMs: NEWS_MS }).catch(() => false);
  return settled ? [] : await look();
}

async function playScene(stage: Stage, scene: Scene, number: string): Promise<boolean> {
  console.log(`\n${number}  ${scene.title}`);
  const trouble = await scene.play(stage).then(
    () => undefined,
    (error: Error) => error.message,
  );
  const wrong = trouble === undefined ? await disagreements(stage, scene) : [trouble];
  if (scene.people.length > 0) {
    console.log(sideBySide(await stage.panel.rows(), await stage.simulator.ledger(), scene.people));
  }
  const shot = `${SHOTS}/${number}-${scene.slug}.png`;
  await stage.crm.screenshot({ path: ROOT + shot });
  console.log(`  ${shot}`);
  for (const sentence of wrong) console.error(`  DIFFERENT: ${sentence}`);
  return wrong.length === 0;
}

/** Plays the story by itself; 0 when the panel told the truth in every scene, else 1 at the first difference. */
export async function playHeadless(stage: Stage): Promise<number> {
  await rm(ROOT + SHOTS, { recursive: true, force: true });
  await mkdir(ROOT + SHOTS, { recursive: true });
  await cast(stage);
  for (const [index, scene] of STORY.entries()) {
    if (!(await playScene(stage, scene, String(index + 1).padStart(2, '0')))) return 1;
  }
  console.log(`\nThe panel told the truth in all ${STORY.length} scenes.`);
  return 0;
}
