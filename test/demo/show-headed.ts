import type { Stage } from '../harness/stage.ts';
import { cast, PEOPLE } from '../harness/story.ts';

function explain(stage: Stage): string {
  const people = PEOPLE.map(({ name, number }) => `${name} <${number}>`).join(', ');
  return `
Partyline is loaded, and RingCentral's host names lead to the simulator.
  1. Click the puzzle piece in the toolbar, then Partyline.
  2. Enter any client ID, sign in with any password, and enable the panel on this site.
  3. Paste into "Who is on the call":
       ${people}
Priya answers soon, Mina (a colleague) later, Tom is busy.
Make somebody hang up:  curl -X POST ${stage.simulator.address.control}/callees/%2B14155550132/hang-up
What really happens:    curl ${stage.simulator.address.control}/ledger
Close the browser or press Ctrl+C to stop.`;
}

/** Leaves the browser to the visitor until it is closed. */
export async function showHeaded(stage: Stage): Promise<number> {
  await cast(stage);
  console.log(explain(stage));
  await new Promise<void>((resolve) => {
    stage.browser.context.once('close', () => resolve());
    process.once('SIGINT', () => resolve());
  });
  return 0;
}
