import { enterClientId } from '../harness/moves.ts';
import type { Stage } from '../harness/stage.ts';
import { cast, PEOPLE } from '../harness/story.ts';

/** The number that the README names as busy; every other one answers. */
const BUSY = '+14155550188';

function explain(stage: Stage): string {
  const people = PEOPLE.map(({ name, number }) => `${name} <${number}>`).join(', ');
  return `
Partyline is loaded, and RingCentral's host names lead to the simulator.
  1. Click the puzzle piece in the toolbar, then Partyline.
  2. Sign in with the button there (any password), and enable the panel on this site.
  3. Open it again and press "Find phone numbers on …": add people from the list, or close the popup, point at a
     number on the page and press the icon. Or type them, or paste:
       ${people}
  4. Press Start, and watch the panel on the page.
Priya answers soon, Mina (a colleague) later, Tom is busy. Any other number answers too; ${BUSY} is busy.
Make somebody hang up:  curl -X POST ${stage.simulator.address.control}/callees/%2B14155550132/hang-up
What really happens:    curl ${stage.simulator.address.control}/ledger
Close the browser or press Ctrl+C to stop.`;
}

/** Leaves the browser to the visitor until it is closed. */
export async function showHeaded(stage: Stage): Promise<number> {
  await cast(stage);
  await stage.simulator.setCallee(BUSY, { name: '', rings: true, fails: 'TargetBusy' });
  await enterClientId(stage);
  console.log(explain(stage));
  await new Promise<void>((resolve) => {
    stage.browser.context.once('close', () => resolve());
    process.once('SIGINT', () => resolve());
  });
  return 0;
}
