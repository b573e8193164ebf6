import type { Demand } from '../demands';
import type { Exchange } from '../scenario/exchange';
import { pick } from './pick';
import type { Place } from './schema';

/** The objects of an answer that a demand is about. */
export function objectsOf({ on, each, where = {} }: Demand, key: string, { body }: Exchange): readonly unknown[] {
  if (!on.test(key)) return [];
  return pick(body, each).filter((object) =>
    Object.entries(where).every(([place, wanted]) => fits(object, place, wanted)),
  );
}

function fits(object: unknown, place: Place, wanted: string | RegExp): boolean {
  return pick(object, place).some((value) =>
    wanted instanceof RegExp ? wanted.test(String(value)) : value === wanted,
  );
}

/** Says what an answer lacks, or has too much, by the demands. `key` is `METHOD path status`. */
export function checkDemands(demands: readonly Demand[], key: string, exchange: Exchange): readonly string[] {
  return demands.flatMap((demand) =>
    objectsOf(demand, key, exchange).flatMap((object) => [
      ...(demand.has ?? [])
        .filter((place) => pick(object, place).length === 0)
        .map((place) => `${demand.each || 'body'}: no ${place} (${demand.evidence})`),
      ...(demand.lacks ?? [])
        .filter((place) => pick(object, place).length > 0)
        .map((place) => `${demand.each || 'body'}: ${place}, never seen there (${demand.evidence})`),
    ]),
  );
}
