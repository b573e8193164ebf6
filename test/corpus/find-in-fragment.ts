import { describePlace } from '../../lib/finder/context';
import { createFinder } from '../../lib/finder/finder';
import { elementOf, type Found } from '../../lib/finder/found';
import type { Schedule } from '../../lib/finder/work-queue';
import { showFragment } from './build-dom';
import type { Fragment } from './fragment';
import type { Answer } from './score';

/** Does everything as soon as the current step is over. */
const atOnce: Schedule = { nowMs: () => 0, whenIdle: (run) => queueMicrotask(() => run(Number.POSITIVE_INFINITY)) };
const seeNothing = () => ({ observe: () => {}, unobserve: () => {}, disconnect: () => {} });

function toAnswer(found: Found): Answer {
  const element = elementOf(found);
  const name = element && describePlace(found).name;
  return { number: found.number, extension: found.extension, name };
}

/** Builds a fragment in the current document and asks the finder for all numbers in it. */
export async function findInFragment(fragment: Fragment): Promise<readonly Answer[]> {
  showFragment(fragment);
  const { country } = fragment;
  const finder = createFinder({ country, schedule: atOnce, onFound: () => {}, createSightObserver: seeNothing });
  await finder.scanAll(document);
  const answers = finder.list().map(toAnswer);
  finder.stop();
  return answers;
}
