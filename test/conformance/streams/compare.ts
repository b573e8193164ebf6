import type { Place } from '../description/schema';
import { isObject } from '../description/validate';
import { normalise } from './normalise';

/** Every leaf of a value with its place, in order. */
function leavesOf(value: unknown, place: Place = ''): readonly (readonly [Place, unknown])[] {
  const inner = Array.isArray(value)
    ? value.map((each, at) => [`${place}[${at}]`, each] as const)
    : entriesOf(value, place);
  return inner && inner.length > 0 ? inner.flatMap(([at, each]) => leavesOf(each, at)) : [[place, value]];
}

function entriesOf(value: unknown, place: Place): readonly (readonly [Place, unknown])[] | undefined {
  if (!isObject(value)) return undefined;
  return Object.entries(value).map(([name, each]) => [place === '' ? name : `${place}.${name}`, each] as const);
}

/** Says where a stream differs from the recorded one. Keys are compared in their order. */
export function compareStreams(told: readonly unknown[], recorded: readonly unknown[]): readonly string[] {
  const [ours, theirs] = [normalise(told), normalise(recorded)];
  const length = ours.length === theirs.length ? [] : [`${ours.length} notifications instead of ${theirs.length}`];
  return [
    ...length,
    ...theirs.flatMap((each, at) => compareOne(ours[at], each).map((text) => `notification ${at + 1}: ${text}`)),
  ];
}

function compareOne(told: unknown, recorded: unknown): readonly string[] {
  const [ours, theirs] = [leavesOf(told), leavesOf(recorded)];
  const toldAt = new Map(ours);
  const recordedAt = new Map(theirs);
  const differing = theirs.flatMap(([place, value]) => {
    if (!toldAt.has(place)) return [`${place} is missing`];
    return same(toldAt.get(place), value) ? [] : [`${place} is ${show(toldAt.get(place))}, recorded ${show(value)}`];
  });
  const extra = ours.filter(([place]) => !recordedAt.has(place)).map(([place]) => `${place} was never recorded`);
  if (differing.length > 0 || extra.length > 0) return [...differing, ...extra];
  const order = (leaves: typeof ours) => leaves.map(([place]) => place).join(' ');
  return order(ours) === order(theirs) ? [] : ['the keys come in another order'];
}

function same(left: unknown, right: unknown): boolean {
  return left === right || show(left) === show(right);
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}
