import { type Part, partOf } from './corpus';
import { type Score, toScore, type Verdict } from './score';

/** The least that is shipped. 0 to 1. */
export const MIN_RECALL = 0.98;
export const MIN_PRECISION = 0.99;

const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
const isBad = ({ missed, wrong }: Verdict) => missed.length + wrong.length > 0;

/** Whether a part is good enough. */
export const isGoodEnough = ({ recall, precision }: Score): boolean =>
  recall >= MIN_RECALL && precision >= MIN_PRECISION;

/** The verdicts on one part. */
export const verdictsOn = (part: Part, verdicts: readonly Verdict[]): readonly Verdict[] =>
  verdicts.filter(({ fragment }) => partOf(fragment) === part);

function inFull({ fragment, missed, wrong }: Verdict): string {
  const parts = [...missed.map((key) => `missed ${key}`), ...wrong.map((key) => `wrong ${key}`)];
  return `  ${fragment.id}: ${parts.join(', ')}\n    ${JSON.stringify(fragment.pieces)}`;
}

function byKind(verdicts: readonly Verdict[]): string[] {
  const counts = new Map<string, number>();
  for (const { fragment } of verdicts) counts.set(fragment.kind, (counts.get(fragment.kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `  ${count} × ${kind}`);
}

/** The figures of one part and what went wrong: in full for the open part, by kind for the other. */
export function describePart(part: Part, verdicts: readonly Verdict[]): string {
  const mine = verdictsOn(part, verdicts);
  const { fragments, numbers, recall, precision, names } = toScore(mine);
  const title = `${part.padEnd(8)} ${fragments} fragments, ${numbers} numbers`;
  const figures = `recall ${percent(recall)}, precision ${percent(precision)}, names ${percent(names)}`;
  const bad = mine.filter(isBad);
  return [`${title}: ${figures}`, ...(part === 'open' ? bad.map(inFull) : byKind(bad))].join('\n');
}
