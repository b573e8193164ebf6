import { ModelPhone } from '../../properties/model-phone';
import { createCaller } from '../set-up/caller';
import { callees, type Place } from '../set-up/place';
import { isEverybodyIn, openProduct } from '../set-up/product';
import { setUpLikeJsWidgets, setUpStraight } from '../set-up/sequences';

/** One set-up, from Start to everybody being in. */
export interface Took {
  readonly ms: number;
  /** Requests that change something. */
  readonly work: number;
  readonly reads: number;
}

/** The three ways that are compared, each once, side by side. */
export interface Round {
  readonly ours: Took;
  readonly floor: Took;
  readonly peer: Took;
}

async function measure(place: Place, work: () => Promise<unknown>): Promise<Took> {
  const { requests } = place.world.state;
  const [fromMs, before] = [place.clock.nowMs(), requests.length];
  await place.wait(work());
  const sent = requests.slice(before);
  const reads = sent.filter(({ method }) => method === 'GET').length;
  return { ms: place.clock.nowMs() - fromMs, work: sent.length - reads, reads };
}

async function measureProduct(place: Place, phone: ModelPhone, numbers: readonly string[]): Promise<Took> {
  phone.reboot();
  const product = await openProduct(place, phone);
  const id = `start-${place.clock.nowMs()}`;
  const took = await measure(place, () => Promise.all([product.seen(isEverybodyIn), product.start(id, numbers)]));
  await place.wait(product.end());
  product.letGo();
  return took;
}

/** Builds the devices once per place; each round then sets up three conferences. */
export function createMeasure(place: Place): (people: number) => Promise<Round> {
  const phone = new ModelPhone(place.line);
  const caller = createCaller(place);
  return async (people) => {
    const afresh = (): readonly string[] => {
      place.world.reset();
      return callees(place.world, people);
    };
    const ours = await measureProduct(place, phone, afresh());
    const numbers = afresh();
    const floor = await measure(place, () => setUpStraight(place, caller, numbers));
    afresh();
    const peer = await measure(place, () => setUpLikeJsWidgets(place, caller, numbers));
    return { ours, floor, peer };
  };
}
