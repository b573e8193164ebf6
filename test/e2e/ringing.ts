import { setOption } from '../harness/moves.ts';
import type { Stage } from '../harness/stage.ts';
import type { Surface } from '../harness/surface.ts';
import { eventually } from '../harness/wait.ts';

/** People who call the rep. */
export const CALLER = { name: 'Gil Arden', number: '+16505550141' };
export const SECOND = { name: 'Hanna Boyle', number: '+16505550142' };

export const awaitCard = (surface: Surface) =>
  eventually(() => surface.has('[data-incoming]'), { what: 'the card of a call that rings' });

export const awaitNoCard = (surface: Surface) =>
  eventually(async () => !(await surface.has('[data-incoming]')), { what: 'the card going away' });

/** Calls to the rep ring in this browser from now on. */
export async function ringHere(stage: Stage): Promise<void> {
  await setOption(stage, 'calls', 'ringInBrowser', true);
  const isRegistered = async () => (await stage.simulator.ledger()).registrations.length > 0;
  await eventually(isRegistered, { what: 'the phone being registered without a call' });
}
