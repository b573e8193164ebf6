import { enableSite, signIn } from '../harness/moves';
import { allowSite } from '../harness/site-permission';
import { type Stage, type StageOptions, setStage } from '../harness/stage';

/** A rep who is signed in and has the panel on the demo CRM. */
export async function readyStage(launch: NonNullable<StageOptions['launch']>): Promise<Stage> {
  const stage = await setStage({ headless: true, launch });
  await signIn(stage);
  await allowSite(stage.browser, `${new URL(stage.simulator.address.crm).origin}/*`);
  await enableSite(stage);
  return stage;
}

/** Nine people; with the rep, as many as a conference holds. */
export const NINE = Array.from({ length: 9 }, (_, index) => ({
  name: `Guest ${index + 1}`,
  number: `+1650555014${index}`,
}));
