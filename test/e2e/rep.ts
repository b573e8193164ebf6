import { awaitPhase, enableSite, signIn, start } from '../harness/moves.ts';
import { allowSite } from '../harness/site-permission.ts';
import { type Stage, type StageOptions, setStage } from '../harness/stage.ts';
import type { StoryPerson } from '../harness/story.ts';
import { eventually } from '../harness/wait.ts';

/** The rep's own number in the simulator's account. */
export const REP = '+16505550101';

const quick = (name: string, number: string): StoryPerson => ({
  name,
  number,
  callee: { name, rings: true, answersAfterMs: 600 },
});

/** Outside people who answer soon. No two of their tones are alike. */
export const QUICK = {
  dana: quick('Dana Field', '+16505550131'),
  eli: quick('Eli Moreno', '+16505550132'),
  farah: quick('Farah Lind', '+16505550133'),
};

/** A rep who has signed in and enabled the panel on the CRM page. */
export async function readyRep(more: Pick<StageOptions, 'launch' | 'allowed'> = {}): Promise<Stage> {
  const stage = await setStage({ headless: true, ...more });
  await signIn(stage);
  await allowSite(stage.browser, `${new URL(stage.simulator.address.crm).origin}/*`);
  await enableSite(stage);
  return stage;
}

/** Starts a conference and waits for the panel. */
export async function startWith(stage: Stage, people: readonly StoryPerson[]): Promise<void> {
  for (const { number, callee } of people) await stage.simulator.setCallee(number, callee);
  await start(stage, people);
  await eventually(stage.panel.isShown, { what: 'the panel on the CRM page' });
}

/** A rep in a conference with people who have joined it. */
export async function repOnCall(people: readonly StoryPerson[]): Promise<Stage> {
  const stage = await readyRep();
  await startWith(stage, people);
  for (const { name } of people) await awaitPhase(stage.panel, name, ['joined']);
  return stage;
}

/** Numbers of people, for the ear. */
export const numbersOf = (people: readonly StoryPerson[]): string[] => people.map(({ number }) => number);
