import { hideName, hideNumber } from '../../lib/messaging/mask';
import type { CallSummary } from '../../lib/record/summary';

const hide = <T extends { readonly name: string; readonly number: string }>(who: T): T => ({
  ...who,
  name: hideName(who.name),
  number: hideNumber(who.number),
});

/** A past call as it may be seen on a shared screen. What is copied or called again is the real one. */
export const hideSummary = (summary: CallSummary): CallSummary => ({
  ...summary,
  people: summary.people.map(hide),
  lines: summary.lines.map(hide),
});
